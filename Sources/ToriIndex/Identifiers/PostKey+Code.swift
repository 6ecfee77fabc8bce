import CXXHash
import ToriCorpus

extension PostKey {
  /// What posts of a document are put in order by and found: a number as it is, any other key below 0 by
  /// its hash of 63 bits. Of a million texts, two have the same with odds of 1 to 10 million.
  var code: Int {
    switch self {
    case .number(let number): return number
    case .text(let text):
      let bytes = text.utf8.span
      // SAFETY: the library reads the bytes of the span during the call.
      let hash = unsafe bytes.withUnsafeBufferPointer {
        unsafe XXH3_64bits($0.baseAddress, $0.count)
      }
      let code = Int(bitPattern: UInt(hash)) | Int.min
      return code == PackedColumn.none ? code + 1 : code
    }
  }
}
