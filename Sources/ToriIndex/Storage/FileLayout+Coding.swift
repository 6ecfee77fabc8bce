import ToriSystem
import ToriText

extension FileLayout.Header {
  static let empty = FileLayout.Header(
    foldingVersion: 0, trailerOffset: 0, trailerSize: 0, trailerChecksum: 0, fileSize: 0)
}

extension ByteWriter {
  /// The header as bytes, its own checksum at its end.
  static func header(_ header: FileLayout.Header) -> [UInt8] {
    var writer = ByteWriter()
    writer.u64(header.magic)
    writer.u32(header.formatVersion)
    writer.u32(header.foldingVersion)
    writer.u64(header.trailerOffset)
    writer.u64(header.trailerSize)
    writer.u64(header.trailerChecksum)
    writer.u64(header.fileSize)
    writer.u64(0)
    writer.u64(writer.bytes.checksum)
    return writer.bytes
  }

  static func trailer(_ trailer: FileLayout.Trailer) -> [UInt8] {
    var writer = ByteWriter()
    writer.u32(UInt32(trailer.blockCounts.count))
    writer.u32(UInt32(trailer.entries.count))
    writer.u64(UInt64(trailer.chunkChecksums.count))
    for count in trailer.blockCounts { writer.u32(count) }
    for entry in trailer.entries {
      writer.u32(entry.segment)
      writer.u32(entry.kind)
      writer.u64(entry.offset)
      writer.u64(entry.size)
    }
    for sum in trailer.chunkChecksums { writer.u64(sum) }
    return writer.bytes
  }
}

extension ByteReader {
  /// The fields of the header between its magic and its checksum.
  mutating func header() throws(Overrun) -> FileLayout.Header {
    let header = FileLayout.Header(
      formatVersion: try u32(), foldingVersion: try u32(), trailerOffset: try u64(),
      trailerSize: try u64(), trailerChecksum: try u64(), fileSize: try u64())
    _ = try u64()
    return header
  }

  mutating func trailer() throws(Overrun) -> FileLayout.Trailer {
    let (segments, sections, chunks) = (try u32(), try u32(), try u64())
    var trailer = FileLayout.Trailer()
    for _ in 0..<segments { trailer.blockCounts.append(try u32()) }
    for _ in 0..<sections {
      trailer.entries.append(
        FileLayout.Entry(
          segment: try u32(), kind: try u32(), offset: try u64(), size: try u64()))
    }
    for _ in 0..<chunks { trailer.chunkChecksums.append(try u64()) }
    guard isAtEnd else { throw Overrun() }
    return trailer
  }
}

extension FileLayout {
  /// Whether a file that begins with these bytes says that it is of a form.
  static func begins(_ bytes: [UInt8], _ form: Form) -> Bool {
    var header = Header.empty
    header.magic = form.magic
    return bytes.starts(with: ByteWriter.header(header).prefix(8))
  }

  /// Whether a file that begins with these bytes says that it is an index.
  static func beginsIndex(_ bytes: [UInt8]) -> Bool {
    begins(bytes, .index)
  }

  /// Whether these are the bytes of a header, but for the first eight.
  static func isDamagedHeader(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == headerSize else { return false }
    let whole = ByteWriter.header(.empty).prefix(8) + bytes.dropFirst(8)
    var stored = ByteReader(whole.suffix(8))
    return (try? stored.u64()) == headerChecksum(Array(whole))
  }

  /// What the last eight bytes of a header should be.
  static func headerChecksum(_ bytes: [UInt8]) -> UInt64 { bytes.prefix(headerSize - 8).checksum }

  /// What files of this format and folding begin with.
  static var identity: [UInt8] {
    var header = Header.empty
    header.foldingVersion = Folding.version
    return Array(ByteWriter.header(header).prefix(16))
  }
}
