import ToriCorpus
import ToriTime

/// What holds for a whole index.
struct IndexSettings: Hashable {
  var zone: Zone
  /// What else the reading of the sources depended on, to tell whether it would be the same today.
  var readingKey = ""
  /// Files that could not be read, as they were then.
  var unread: [UnreadFile] = []

  struct UnreadFile: Hashable {
    var failure: ReadFailure
    var state: FileState
  }

  init(zone: Zone, readingKey: String = "") {
    self.zone = zone
    self.readingKey = readingKey
  }

  var coded: [UInt8] {
    var writer = ByteWriter()
    writer.string(zone.identifier)
    writer.string(readingKey)
    writer.varint(unread.count)
    for file in unread {
      writer.string(file.failure.path)
      writer.fact(file.failure.fact)
      writer.u8(file.failure.isLoss ? 1 : 0)
      writer.state(file.state)
    }
    return writer.bytes
  }

  init?(coded bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard let name = try? reader.string(), let zone = Zone(name), let key = try? reader.string(),
      let count = try? reader.count()
    else { return nil }
    self.init(zone: zone, readingKey: key)
    do throws(ByteReader.Overrun) {
      for _ in 0..<count {
        unread.append(
          UnreadFile(
            failure: ReadFailure(
              path: try reader.string(), fact: try reader.fact(),
              isLoss: try reader.u8() == 1),
            state: try reader.state()))
      }
    } catch {
      return nil
    }
  }
}

extension ByteWriter {
  mutating func state(_ state: FileState) {
    varint(state.byteCount)
    u64(UInt64(bitPattern: state.modificationTime))
    u64(UInt64(bitPattern: state.stateTime))
    u64(state.number)
  }
}

extension ByteReader {
  mutating func state() throws(Overrun) -> FileState {
    FileState(
      byteCount: try varint(), modificationTime: Int64(bitPattern: try u64()),
      stateTime: Int64(bitPattern: try u64()), number: try u64())
  }
}
