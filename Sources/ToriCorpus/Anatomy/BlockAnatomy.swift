/// A block as it stands in its file, and which of its bytes say what.
package struct BlockAnatomy: Sendable {
  /// The block's bytes, decoded.
  package let content: String
  /// The lines that the block takes, in order.
  package let lines: [Line]
  /// In the order in which they begin; a mark comes after the text that it is in.
  package let places: [MarkedPart]

  /// A line as the page shows it, and what of it is a part of the block.
  package struct Line: Hashable, Sendable {
    /// In the file, counted from 1.
    package let number: Int
    /// In the UTF-8 of `content`, without the line's break.
    package let utf8: Range<Int>
    /// Where the line begins in the file.
    package let byteOffset: Int
  }

  /// Where a part of the block stands in a line.
  package struct MarkedPart: Hashable, Sendable {
    package let part: BlockPart
    /// In the UTF-8 of `content`.
    package let utf8: Range<Int>
    /// In the file.
    package let bytes: Range<Int>
  }
}

extension DocumentReader {
  /// Reads a file again, by the reader that read it, to see where a block of it has its fields from.
  ///
  /// `block` is one that the same reading gave; `shapes` are those that it used.
  package static func anatomy(
    of block: Block, in source: [UInt8], path: String, reader: ReaderName, encoding: Encoding,
    shapes: [UsedShape] = [], options: ReadOptions
  ) -> BlockAnatomy {
    if reader.isData,
      let data = try? DataSource(
        SourceBytes(source), path: path, head: source, isUTF8: isUTF8(source.span), reader: reader,
        encoding: encoding)
    {
      return RecordAnatomist(data: data.data(options), source: source, encoding: encoding)
        .anatomy(of: block)
    }
    return PageAnatomist(
      source: source, encoding: encoding, path: path, reader: reader, shapes: shapes,
      options: options
    ).anatomy(of: block)
  }
}

extension BlockAnatomy {
  /// `stretch` is that of the block in `text`; the parts are placed in `text` as well.
  init(
    _ stretch: Range<Int>, of text: DecodedText, firstLine: Int, sourceBase: Int = 0,
    parts: [(part: BlockPart, bytes: Range<Int>)]
  ) {
    func sourceOffset(_ offset: Int) -> Int { sourceBase + text.sourceOffset(of: offset) }
    let bytes = Array(text.bytes[stretch])
    content = bytes[...].string
    lines = Page(bytes).lines.enumerated().map { index, line in
      Line(
        number: firstLine + index, utf8: line.start..<line.end,
        byteOffset: sourceOffset(stretch.lowerBound + line.start))
    }
    places = parts.filter {
      stretch.lowerBound <= $0.bytes.lowerBound && $0.bytes.upperBound <= stretch.upperBound
    }
    .map { part, bytes in
      MarkedPart(
        part: part,
        utf8: bytes.lowerBound - stretch.lowerBound..<bytes.upperBound - stretch.lowerBound,
        bytes: sourceOffset(bytes.lowerBound)..<sourceOffset(bytes.upperBound))
    }
    .sorted {
      ($0.utf8.lowerBound, $0.part.isMark ? 1 : 0, $1.utf8.upperBound)
        < ($1.utf8.lowerBound, $1.part.isMark ? 1 : 0, $0.utf8.upperBound)
    }
  }
}
