import Foundation
import Testing
import ToriWords

/// Dictionaries that are absent, other or broken give an error: libmecab never sees them.
@Suite struct DictionaryTests {
  @Test func theInstalledOneSaysWhatItIs() throws {
    let dictionary = try WordFixture.dictionary.get()
    #expect(dictionary.name == "IPADIC")
    #expect(!dictionary.version.isEmpty)
    #expect(dictionary.checksum != 0)
    #expect(try WordDictionary.open(dictionary.path + "/").checksum == dictionary.checksum)
  }

  @Test func whereNoneIsSaysWhatToInstall() {
    for error in [WordError.noDictionary, .noLibrary] {
      #expect(error.message[.english].contains("apt-get install mecab-ipadic-utf8"))
      #expect(error.message[.japanese].contains("apt-get install mecab-ipadic-utf8"))
    }
    #expect(throws: WordError.self) { try WordDictionary.open("/nowhere/at/all") }
    #expect(throws: WordError.self) { try WordDictionary.open("/tmp") }
  }

  /// Every change to a number that libmecab believes.
  @Test(
    arguments: [
      ("unk.dic", 0, 0xFF), ("unk.dic", 4, 0x01), ("unk.dic", 8, 0x00), ("unk.dic", 24, 0xFF),
      ("unk.dic", 72, 0x7F), ("matrix.bin", 0, 0x01), ("matrix.bin", -1, nil),
      ("char.bin", 0, 0xFF),
      ("char.bin", 500, 0xFF), ("char.bin", -1, nil), ("unk.dic", -1, nil), ("sys.dic", -1, nil),
      ("dicrc", 0, 0x41), ("sys.dic", 0, nil), ("unk.dic", 3760, 0xFF), ("unk.dic", 3768, 0xFF),
    ] as [(String, Int, UInt8?)])
  func brokenOnesAreRefused(_ name: String, _ place: Int, _ byte: UInt8?) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/tori-words-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let whole = try WordFixture.dictionary.get().path
    for file in ["sys.dic", "unk.dic", "matrix.bin", "char.bin", "dicrc"] where file != name {
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/" + file, withDestinationPath: whole + "/" + file)
    }
    if name != "sys.dic" || place != 0 {
      var bytes = [UInt8](try Data(contentsOf: URL(filePath: whole + "/" + name)))
      if place < 0 { bytes.removeLast() }
      if place >= 0, let byte { for offset in 0..<4 { bytes[place + offset] = byte } }
      try Data(bytes).write(to: URL(filePath: folder + "/" + name))
    }
    #expect(throws: WordError.self) { try WordDictionary.open(folder) }
  }

  @Test func otherEncodingsAreRefused() throws {
    let folder = "/var/lib/mecab/dic/ipadic"
    guard FileManager.default.fileExists(atPath: folder + "/sys.dic") else { return }
    let found = #expect(throws: WordError.self) { try WordDictionary.open(folder) }
    #expect(found?.message[.english].contains("mecab-ipadic-utf8") == true)
  }
}
