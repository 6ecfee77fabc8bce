/// A data file as its reader takes it: as it stands, or, where it cannot be cut before it is decoded,
/// as UTF-8 with the way back to its own bytes.
struct DataSource {
  let source: SourceBytes
  let path: String
  let head: [UInt8]
  let isUTF8: Bool
  let reader: ReaderName
  let encoding: Encoding
  private let text: DecodedText?

  /// - Parameters:
  ///   - path: the file's, beside which others may lie that explain it.
  ///   - head: the first bytes of the source.
  ///   - isUTF8: whether all of its bytes are.
  init(
    _ source: SourceBytes, path: String, head: [UInt8], isUTF8: Bool, reader: ReaderName,
    encoding: Encoding
  ) throws(CorpusError) {
    self.reader = reader
    self.path = path
    // The marks of JSON may be second bytes of Shift_JIS.
    let isCutFirst = encoding.keepsASCII && (reader != .jsonLines || encoding == .utf8)
    guard !isCutFirst else {
      (self.source, self.head, self.isUTF8, self.encoding) = (source, head, isUTF8, encoding)
      text = nil
      return
    }
    let decoded = DecodedText(source: try source.all(), encoding: encoding)
    text = decoded
    self.source = SourceBytes(decoded.bytes)
    self.head = Array(decoded.bytes.prefix(EncodingDetection.sampleSize))
    (self.isUTF8, self.encoding) = (true, .utf8)
  }

  func data(_ options: ReadOptions) -> DataReader {
    DataReader(
      source: source, path: path, head: head, isUTF8: isUTF8, reader: reader, encoding: encoding,
      options: options)
  }

  /// Gives each block in the order of the file.
  func read(_ options: ReadOptions, each: (Block) throws -> Void) throws -> DataReader.Outcome {
    let data = data(options)
    guard let text else { return try data.read(each: each) }
    var end = 0
    var outcome = try data.read { block in
      var block = block
      let next = text.sourceOffset(of: block.bytes.upperBound)
      block.bytes = end..<next
      end = next
      try each(block)
    }
    for index in outcome.notices.indices {
      outcome.notices[index].byteOffset = text.sourceOffset(of: outcome.notices[index].byteOffset)
    }
    outcome.notices = text.notices + outcome.notices
    return outcome
  }
}
