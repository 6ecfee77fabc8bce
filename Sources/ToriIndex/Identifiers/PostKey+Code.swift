import ToriCorpus
import ToriSystem

extension PostKey {
  /// What posts of a document are put in order by and found: a number as it is, any other key below 0 by
  /// its hash of 63 bits. Of a million texts, two have the same with odds of 1 to 10 million.
  var code: Int {
    switch self {
    case .number(let number): return number
    case .text(let text):
      let code = Int(bitPattern: UInt(text.utf8.span.checksum)) | Int.min
      return code == PackedColumn.none ? code + 1 : code
    }
  }
}
