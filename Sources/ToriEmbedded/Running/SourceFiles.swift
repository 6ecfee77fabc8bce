import Synchronization
import ToriCorpus
import ToriEngine
import ToriIndex
import ToriSystem
import ToriTime

/// The files that an index was made of, read again to show what a row came from.
///
/// A class, since it keeps the file that was read last.
final class SourceFiles: Sendable {
  private let index: Index
  /// With a slash at its end.
  private let workingFolder: String
  private let last = Mutex<(document: Int, bytes: [UInt8])?>(nil)
  /// Of the archive that was read last, what is in it, as far as it is not too much.
  private let archive = Mutex<(path: String, members: [String: [UInt8]])?>(nil)
  /// In bytes.
  private static let heldMembers = 64 << 20

  init(index: Index, workingFolder: String) {
    self.index = index
    self.workingFolder = workingFolder.hasSuffix("/") ? workingFolder : workingFolder + "/"
  }

  /// The document's file, as one would name it in the working folder.
  func path(ofDocument document: Int) -> String {
    let file = SourceStream.shown(index.sourcePath(ofDocument: document))
    let path = index.documents[document].member?.name.map { file + "/" + $0 } ?? file
    return path.hasPrefix(workingFolder) ? String(path.dropFirst(workingFolder.count)) : path
  }

  /// The bytes of the block, as they stand in its file.
  ///
  /// Throws as `file` does.
  func bytes(of block: BlockID) throws(EngineError) -> [UInt8] {
    let document = index.document(of: block)
    let bytes = try file(document)
    guard let start = index.integer(.startByte, of: block),
      let end = index.integer(.endByte, of: block), 0 <= start, start <= end, end <= bytes.count
    else { throw .sourceChanged(path: index.sourcePath(ofDocument: document)) }
    return Array(bytes[start..<end])
  }

  /// The bytes of a document's file.
  ///
  /// Throws `sourceChanged` if the file is gone or is no longer the one that was indexed.
  func file(_ document: Int) throws(EngineError) -> [UInt8] {
    if let held = last.withLock({ $0 }), held.document == document { return held.bytes }
    let record = index.documents[document]
    let path = index.sourcePath(ofDocument: document)
    let (count, sum) =
      record.member.map { ($0.byteCount, $0.checksum) } ?? (record.byteCount, record.checksum)
    guard let bytes = try? bytes(atPath: path, record.member), bytes.count == count,
      checksum(of: bytes) == sum
    else { throw .sourceChanged(path: path) }
    last.withLock { $0 = (document, bytes) }
    return bytes
  }
}

extension SourceFiles {
  /// The bytes of a file or of a member of it. An archive is gone through once for many of its members.
  private func bytes(atPath path: String, _ member: ContainerMember?) throws -> [UInt8] {
    guard let name = member?.name else {
      return try DocumentReader.source(atPath: path, member: member).all()
    }
    if let held = archive.withLock({ $0?.path == path ? $0?.members[name] : nil }) { return held }
    let members = try DocumentReader.members(
      atPath: path, including: name, upTo: Self.heldMembers)
    archive.withLock { $0 = (path, members) }
    guard let bytes = members[name] else {
      return try DocumentReader.source(atPath: path, member: member).all()
    }
    return bytes
  }
}
