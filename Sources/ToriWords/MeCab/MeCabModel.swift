/// A dictionary that libmecab has open, for any number of threads.
@safe final class MeCabModel: Sendable {
  fileprivate let library: MeCabLibrary
  fileprivate let handle: MeCabLibrary.Handle

  /// Opens the dictionary in `folder`, whose files must have been looked through before.
  ///
  /// The user's own settings of MeCab are left out, which would change what is found.
  init(_ library: MeCabLibrary, folder: String) throws(WordError) {
    let arguments = ["tori", "-r", "/dev/null", "-d", folder].map { text -> [CChar] in
      Array(text.utf8CString)
    }
    var joined = arguments.flatMap(\.self)
    var starts: [Int] = []
    for argument in arguments { starts.append((starts.last ?? 0) + argument.count) }
    // SAFETY: pointers to texts that end with a zero in an array kept through the call; the library copies them.
    let handle = unsafe joined.withUnsafeMutableBufferPointer { buffer -> MeCabLibrary.Handle in
      guard let base = buffer.baseAddress else { return 0 }
      var pointers: [UnsafeMutablePointer<CChar>?] = unsafe [base]
      for start in starts.dropLast() { unsafe pointers.append(base + start) }
      return unsafe library.openModel(CInt(arguments.count), &pointers)
    }
    guard handle != 0 else {
      throw .refused(path: folder, reason: library.failureText)
    }
    self.library = library
    self.handle = handle
  }

  deinit { library.closeModel(handle) }
}

/// Cuts runs of Japanese by a dictionary; of one thread.
@safe final class MeCabTagger {
  private let model: MeCabModel
  private let tagger: MeCabLibrary.Handle
  private let lattice: MeCabLibrary.Handle

  /// Nil where there is no memory for it.
  init?(_ model: MeCabModel) {
    self.model = model
    tagger = model.library.newTagger(model.handle)
    lattice = model.library.newLattice(model.handle)
    if tagger == 0 || lattice == 0 { return nil }
  }

  deinit {
    if lattice != 0 { model.library.closeLattice(lattice) }
    if tagger != 0 { model.library.closeTagger(tagger) }
  }

  /// Appends the words of a text in their order; spaces are part of none. Whether the library could.
  func cut(_ text: [UInt8], into nodes: inout [MeCabNode]) -> Bool {
    if text.isEmpty { return true }
    let library = model.library
    // SAFETY: the library reads the text while the closure runs, no longer than its size; nodes belong to the lattice
    // until it is cleared below.
    return unsafe text.withUnsafeBufferPointer { buffer -> Bool in
      guard let base = buffer.baseAddress else { return true }
      unsafe library.setSentence(lattice, base, buffer.count)
      defer { library.clear(lattice) }
      guard library.parse(tagger, lattice) != 0 else { return false }
      var at = 0
      var next = unsafe library.firstNode(lattice)?.pointee.next
      while let node = unsafe next {
        guard let following = unsafe node.pointee.next else { break }
        at += Int(unsafe node.pointee.rlength)
        let length = Int(unsafe node.pointee.length)
        nodes.append(
          MeCabNode(
            start: at - length, end: at, feature: unsafe MeCabFeature(node.pointee.feature),
            isUnknown: unsafe node.pointee.stat != 0))
        unsafe next = UnsafeMutablePointer(following)
      }
      return true
    }
  }
}

/// A word that a dictionary finds in a text: its bytes there, and what the dictionary says of it.
struct MeCabNode {
  let start: Int
  let end: Int
  let feature: MeCabFeature
  /// Whether the dictionary has it not, and guesses.
  let isUnknown: Bool
}

/// A line of a dictionary, which lies in its file: it is there as long as the model is.
@safe struct MeCabFeature {
  // SAFETY: a text that ends with a zero in a file that the model keeps mapped.
  private let pointer: UnsafePointer<CChar>?

  init(_ pointer: UnsafePointer<CChar>?) { unsafe self.pointer = pointer }

  /// Where it lies, which tells it from others.
  var address: UInt64 { UInt64(UInt(bitPattern: unsafe pointer)) }

  var text: String { unsafe pointer.map { unsafe String(cString: $0) } ?? "" }

  /// Its fields, parted by commas; one in quotes may hold commas, and quotes written twice.
  var fields: [String] {
    var fields = [""]
    var isQuoted = false
    for character in text.unicodeScalars {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].unicodeScalars.append(character)
      }
    }
    return fields
  }
}
