import ToriCorpus
import ToriText
import ToriTime

/// What holds for a whole index.
struct IndexSettings: Hashable {
  var zone: Zone
  /// What else the reading of the sources depended on, to tell whether it would be the same today.
  var readingKey = ""
  /// Files that could not be read, as they were then.
  var unread: [UnreadFile] = []

  struct UnreadFile: Hashable {
    var path: String
    var reason: LocalizedText
    var byteCount: Int
    var modificationTime: Int64
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
      writer.string(file.path)
      writer.localized(file.reason)
      writer.varint(file.byteCount)
      writer.u64(UInt64(bitPattern: file.modificationTime))
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
            path: try reader.string(), reason: try reader.localized(),
            byteCount: try reader.varint(),
            modificationTime: Int64(bitPattern: try reader.u64())))
      }
    } catch {
      return nil
    }
  }
}
