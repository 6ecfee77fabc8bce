import Synchronization
import ToriCorpus
import ToriSystem
import ToriTime
import ToriWords

/// How far the cutting of an index's texts into words has come.
package struct WordProgress: Hashable, Sendable {
  package var blocksDone: Int
  package var blockCount: Int
  /// About how many seconds of work the rest is, on two free processors.
  package var secondsLeft: Double
  /// Whether another program is cutting the same, whose end is waited for.
  package var isWaiting = false
}

extension Progress {
  package init(cutting words: WordProgress) {
    self.init(
      path: "", documentsDone: 0, documentCount: 0, bytesDone: words.blocksDone,
      byteCount: words.blockCount, isWaiting: words.isWaiting)
    secondsOfCutting = words.secondsLeft
  }
}

extension WordLayer {
  /// Opens the words of an index: cuts what is not cut yet, and keeps it beside the index for the next time, or in the
  /// cache where that place cannot be written to.
  ///
  /// What was cut before an interruption is kept, a segment at a time; segments that the index had before are not cut
  /// again. Where another process cuts the same, its end is waited for.
  ///
  /// - Parameters:
  ///   - dictionary: the folder of a dictionary; the one that is installed where none is named.
  ///   - isBuilding: whether what is not cut is cut; else there is no layer then.
  ///   - cacheDirectory: tori's own; told from the environment where none is named.
  package static func open(
    for index: Index, dictionary: String? = nil, isBuilding: Bool = true,
    cacheDirectory: String? = nil, progress: (WordProgress) -> Void = { _ in },
    cancellation: Cancellation = Cancellation()
  ) throws(IndexError) -> WordLayer? {
    let opening = try WordLayerOpening(index, dictionary, cacheDirectory, cancellation)
    if let layer = opening.known() { return layer }
    return isBuilding ? try opening.build(progress) : nil
  }

  /// Removes what turned out to be damaged, so that it is cut anew.
  package func removeDamaged() {
    for file in files where file.file.damage != nil { WordFolder.remove(file.file.path) }
  }
}

/// One opening of the words of an index.
private struct WordLayerOpening {
  let index: Index
  /// The folder of the dictionary that is wanted; nil where none is installed.
  let dictionaryFolder: String?
  let isNamed: Bool
  let cacheDirectory: String?
  let cancellation: Cancellation
  /// Of each segment, what tells its texts from others.
  let keys: [UInt64]

  init(
    _ index: Index, _ dictionary: String?, _ cacheDirectory: String?, _ cancellation: Cancellation
  ) throws(IndexError) {
    self.index = index
    isNamed = dictionary != nil
    dictionaryFolder = (dictionary ?? WordDictionary.installedFolder).map { linkTarget($0) }
    self.cacheDirectory = cacheDirectory ?? Corpus.defaultCacheDirectory()
    self.cancellation = cancellation
    keys = index.segments.map(\.wordKey)
    try index.checkDamage()
  }

  private var unionStart: String {
    var writer = ByteWriter()
    for key in keys { writer.u64(key) }
    // In how many documents a word stands depends on where these end.
    for document in index.documents { writer.varint(Int(document.blocks.upperBound)) }
    return "all-" + hexadecimal(writer.bytes.checksum) + "-"
  }

  private func unionName(_ information: WordLayerInformation) -> String {
    unionStart + hexadecimal(information.key) + WordFolder.ending
  }

  private func name(_ key: UInt64, _ information: WordLayerInformation) -> String {
    hexadecimal(key) + "-" + hexadecimal(information.key) + WordFolder.ending
  }

  /// Where words may be kept, the best place first.
  private var folders: [String] {
    let path = absolutePath(index.path)
    let own = (path.hasSuffix(".tori") ? String(path.dropLast(5)) : path) + WordFolder.ending
    let name = hexadecimal(Array(path.utf8).checksum) + WordFolder.ending
    return [own] + (cacheDirectory.map { ["\($0)/\(name)"] } ?? [])
  }

  /// The words that were cut before by this dictionary, told by what the system says of its files; by any dictionary,
  /// where none is installed or named.
  func known() -> WordLayer? {
    let stamp = dictionaryFolder.flatMap { WordLayerInformation.stamp(of: $0) }
    for folder in folders {
      for name in WordFolder.names(folder) where name.hasPrefix(unionStart) {
        guard let file = try? WordFile("\(folder)/\(name)"),
          let information = WordLayerInformation(of: file),
          information.scannerVersion == WordScanner.version,
          stamp == nil ? !isNamed : information.dictionaryStamp == stamp,
          let layer = layer(file, in: folder, information)
        else { continue }
        WordFolder.noteUse(folder)
        return layer
      }
    }
    return nil
  }

  private func layer(
    _ union: WordFile, in folder: String, _ information: WordLayerInformation
  ) -> WordLayer? {
    var files: [WordFile] = []
    for key in keys {
      guard let file = try? WordFile("\(folder)/\(name(key, information))") else { return nil }
      files.append(file)
    }
    return try? WordLayer(union, files, of: index)
  }

  func build(_ progress: (WordProgress) -> Void) throws(IndexError) -> WordLayer {
    let dictionary = try OpenedDictionaries.dictionary(dictionaryFolder)
    // An index that nobody can open again is not worth keeping words for.
    let isKept = WordFolder.exists(index.path)
    if isKept, let cacheDirectory { _ = Corpus.makeFolders(cacheDirectory) }
    FreedMemory.giveBack()
    defer { FreedMemory.keep() }
    var failure: IndexError?
    for folder in isKept ? folders : [] {
      do throws(IndexError) {
        let isPrivate = WordFolder.isPrivate(index.path)
        try WordFolder.make(folder, isPrivate: isPrivate)
        return try build(in: folder, dictionary, isPrivate: isPrivate, progress)
      } catch .cannotWrite(let path, let obstacle) {
        failure = failure ?? .cannotWrite(path: path, obstacle)
      }
    }
    // Into files that are gone, but for their mappings, once they are open.
    guard let folder = WordFolder.temporary() else {
      throw failure ?? .cannotWrite(path: "/tmp", .noFolder)
    }
    defer { WordFolder.removeAll(folder) }
    return try build(in: folder, dictionary, isPrivate: true, progress)
  }

  private func build(
    in folder: String, _ dictionary: WordDictionary, isPrivate: Bool,
    _ progress: (WordProgress) -> Void
  ) throws(IndexError) -> WordLayer {
    var done = WordProgress(
      blocksDone: 0, blockCount: index.blockCount,
      secondsLeft: Self.seconds(index.segments[...]))
    let lock = try BuildLock(for: folder, isPrivate: isPrivate) { () throws(IndexError) in
      try cancellation.check()
      done.isWaiting = true
      progress(done)
    }
    defer { lock.release() }
    done.isWaiting = false
    let information = WordLayerInformation(dictionary)
    var cutter: SegmentCutter?
    var files: [WordFile] = []
    var isNew = false
    for (number, segment) in index.segments.enumerated() {
      let path = "\(folder)/\(name(keys[number], information))"
      if let file = try? WordFile(path), !file.isDamaged {
        files.append(file)
      } else {
        isNew = true
        let left = index.segments[(number + 1)...]
        let own = Self.seconds(index.segments[number...number])
        done.secondsLeft = own + Self.seconds(left)
        progress(done)
        let before = done.blocksDone
        let used: SegmentCutter
        if let cutter { used = cutter } else { used = try SegmentCutter(dictionary, cancellation) }
        cutter = used
        let pieces = try used.cut(segment) { rows in
          done.blocksDone = before + rows
          let rest = 1 - Double(rows) / Double(max(1, segment.count))
          done.secondsLeft = own * rest + Self.seconds(left)
          progress(done)
        }
        try index.checkDamage()
        try SegmentWordsBuilder(segment, pieces, used.tools).write(
          to: path, information, isPrivate: isPrivate, cancellation: cancellation)
        files.append(try WordFile(path))
        done.blocksDone = before
      }
      done.blocksDone += segment.count
    }
    cutter = nil
    done.secondsLeft = 0
    progress(done)
    let path = "\(folder)/\(unionName(information))"
    if !isNew, let union = try? WordFile(path), !union.isDamaged,
      let layer = try? WordLayer(union, files, of: index)
    {
      return layer
    }
    try writeUnion(files, to: path, information, isPrivate: isPrivate)
    WordFolder.removeOthers(folder, wanted: keys.map { hexadecimal($0) } + [unionStart])
    return try WordLayer(WordFile(path), files, of: index)
  }

  private func writeUnion(
    _ files: [WordFile], to path: String, _ information: WordLayerInformation, isPrivate: Bool
  ) throws(IndexError) {
    var information = information
    for file in files {
      guard let own = WordLayerInformation(of: file) else {
        throw .damagedWords(path: file.file.path)
      }
      information.tokenCount += own.tokenCount
      information.wordCount += own.wordCount
    }
    try WordUnionBuilder(index, files, cancellation).write(
      to: path, information, isPrivate: isPrivate, cancellation: cancellation)
  }

  /// About how long the cutting of segments takes on two free processors, at 5 MB of code a second.
  private static func seconds(_ segments: ArraySlice<Segment>) -> Double {
    Double(segments.reduce(0) { $0 + $1.section(.text).count }) / 4.5e6
  }
}

/// Dictionaries that are open already, since looking one through takes a while.
package enum OpenedDictionaries {
  private static let known = Mutex<[UInt64: WordDictionary]>([:])

  /// The dictionary in a folder; without one, as `WordDictionary.open` finds it.
  package static func dictionary(_ folder: String?) throws(IndexError) -> WordDictionary {
    let stamp = folder.flatMap { WordLayerInformation.stamp(of: $0) }
    if let stamp, let known = known.withLock({ $0[stamp] }) { return known }
    do throws(WordError) {
      let opened = try WordDictionary.open(folder)
      if let stamp { known.withLock { $0[stamp] = opened } }
      return opened
    } catch {
      throw .words(error)
    }
  }
}

extension WordLayerInformation {
  /// What the system says of the files of a dictionary; nil where one is not there.
  static func stamp(of folder: String) -> UInt64? {
    var writer = ByteWriter()
    for name in ["sys.dic", "unk.dic", "matrix.bin", "char.bin", "dicrc"] {
      guard let state = FileState(ofPath: folder + "/" + name) else { return nil }
      writer.u64(UInt64(state.byteCount))
      writer.u64(UInt64(bitPattern: state.modificationTime))
    }
    return writer.bytes.checksum
  }
}

extension WordFile {
  /// Whether a byte of it is not what was written.
  fileprivate var isDamaged: Bool {
    do {
      try file.verify()
      return false
    } catch {
      return true
    }
  }
}

extension Segment {
  /// Differs wherever the texts of its blocks do, or which of them are posts.
  fileprivate var wordKey: UInt64 {
    var writer = ByteWriter()
    writer.varint(count)
    for kind in [
      SectionKind.column(.textHash), .column(.kind), .textOffsets, .editOffsets, .edits,
    ] {
      writer.u64(section(kind).withAllBytes { $0.checksum } ?? 0)
    }
    return writer.bytes.checksum
  }
}

private func hexadecimal(_ number: UInt64) -> String {
  let digits = String(number, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
