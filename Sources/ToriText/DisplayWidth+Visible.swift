extension StringProtocol {
  /// This text with everything that could steer a terminal written out.
  ///
  /// C0 controls become their signs (`␛[31m`), C1 controls, changes of direction and line
  /// separators become `\u{9B}`. The text of a corpus goes to a terminal only in this form.
  ///
  /// - Parameters:
  ///   - newline: what stands for LF and for CR LF; `nil` leaves LF.
  ///   - tab: what stands for a tab; `nil` leaves it.
  package func visible(newline: String? = "␊", tab: String? = "␉") -> String {
    if isPrintableASCII { return String(self) }
    guard unicodeScalars.contains(where: { $0.visibleForm != nil }) else { return String(self) }
    var result = ""
    result.reserveCapacity(utf8.count + 16)
    var scalars = unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      switch scalar {
      case "\r" where next == "\n": break  // The newline speaks for both.
      case "\n": result += newline ?? "\n"
      case "\t": result += tab ?? "\t"
      default:
        if let form = scalar.visibleForm {
          result += form
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// What is written for a scalar that a terminal must not see; `nil` for every other.
  var visibleForm: String? {
    switch value {
    case 0x00...0x1F:
      // U+2400–U+2421 are scalars.
      return String(Unicode.Scalar(0x2400 + value)!)
    case 0x7F: return "␡"
    case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029, 0xFFF9...0xFFFB:
      return "\\u{" + String(value, radix: 16, uppercase: true) + "}"
    default: return nil
    }
  }
}
