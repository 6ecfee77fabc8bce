import ToriSystem
import ToriText

/// A dictionary of MeCab that is open: one for all threads, each of which cuts with a `WordScanner` of its own.
package final class WordDictionary: Sendable {
  /// Its folder, links followed.
  package let path: String
  /// As people call it, `IPADIC`, with the folder's name where nobody knows its kind.
  package let name: String
  /// Of the package that it came with, `2.7.0-20070801+main-3`; else the checksum of its files.
  package let version: String
  /// Differs wherever texts may be cut otherwise.
  package let checksum: UInt64
  let model: MeCabModel
  let layout: DictionaryLayout

  /// Opens the dictionary in a folder, or the one that is installed; its files are looked through before, which
  /// takes some hundredths of a second.
  package static func open(_ folder: String? = nil) throws(WordError) -> WordDictionary {
    guard let library = MeCabLibrary.installed else { throw .noLibrary }
    guard let folder = folder ?? installedFolder else { throw .noDictionary }
    return try WordDictionary(library, folder)
  }

  /// Where the dictionary is that is taken unless one is named; nil where none is installed.
  package static var installedFolder: String? { folders.first { isFolder($0) } }

  /// First those of UTF-8 alone; `WordError.otherEncoding` says what to do about others.
  private static let folders =
    [
      "/var/lib/mecab/dic", "/usr/lib/x86_64-linux-gnu/mecab/dic",
      "/usr/lib/aarch64-linux-gnu/mecab/dic",
      "/usr/lib64/mecab/dic", "/usr/lib/mecab/dic", "/usr/local/lib/mecab/dic",
    ]
    .flatMap { root in ["ipadic-utf8", "mecab-ipadic-utf8", "ipadic"].map { "\(root)/\($0)" } }
    .sorted { $0.hasSuffix("utf8") && !$1.hasSuffix("utf8") }

  private init(_ library: MeCabLibrary, _ folder: String) throws(WordError) {
    path = linkTarget(folder.hasSuffix("/") ? String(folder.dropLast()) : folder)
    let files = try DictionaryFiles(path)
    checksum = files.checksum
    model = try MeCabModel(library, folder: path)
    guard let tagger = MeCabTagger(model) else { throw .noMemory }
    var nodes: [MeCabNode] = []
    guard tagger.cut(Array("言う".utf8), into: &nodes) else { throw .noMemory }
    layout = .of(fieldCount: nodes.first?.feature.fields.count ?? 0)
    let folderName = path.lastPart
    name = layout.name.isEmpty ? folderName : layout.name
    let digits = String(files.checksum, radix: 16)
    let package = path.hasPrefix("/var/lib/mecab/dic/") ? Self.packageVersion(folderName) : nil
    version = package ?? "0x" + digits
  }

  /// The version of the Debian package that a folder of dictionaries came with.
  private static func packageVersion(_ folderName: String) -> String? {
    guard let bytes = try? fileBytes(atPath: "/var/lib/dpkg/status") else { return nil }
    let names = ["mecab-\(folderName)", "\(folderName)-mecab", folderName]
    var isWanted = false
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.starts(with: "Package: ".utf8) {
        let name = String(decoding: line.dropFirst(9), as: UTF8.self)
        isWanted = names.contains(name)
      } else if isWanted, line.starts(with: "Version: ".utf8) {
        return String(decoding: line.dropFirst(9), as: UTF8.self)
      }
    }
    return nil
  }
}
