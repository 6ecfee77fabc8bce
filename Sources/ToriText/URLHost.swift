/// The host of a URL.
package enum URLHost {
  /// Folded, without user, port or path; nil if there is none.
  package static func of(_ url: String) -> String? {
    let bytes = Array(url.utf8)
    return range(in: bytes.span).map { folded(String(decoding: bytes[$0], as: UTF8.self)) }
  }

  /// Where it stands in the bytes of a URL.
  package static func range(in url: Span<UInt8>) -> Range<Int>? {
    let (slash, colon, at) = (UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "@"))
    var start = 0
    while start + 2 < url.count,
      url[start] != colon || url[start + 1] != slash || url[start + 2] != slash
    {
      start += 1
    }
    guard start + 2 < url.count else { return nil }
    start += 3
    var end = start
    while end < url.count, url[end] != slash, url[end] != UInt8(ascii: "?"),
      url[end] != UInt8(ascii: "#")
    {
      end += 1
    }
    while end > start, url[end - 1] == at { end -= 1 }
    for place in start..<end where url[place] == at { start = place + 1 }
    for place in start..<end where url[place] == colon {
      end = place
      break
    }
    return start < end ? start..<end : nil
  }

  /// As names of hosts are compared.
  /// Source: RFC 3491 (nameprep), which folds them as `Folding` does.
  package static func folded(_ host: String) -> String {
    host.utf8.allSatisfy { $0 < 0x80 } ? host.lowercased() : Folding.string(host)
  }
}
