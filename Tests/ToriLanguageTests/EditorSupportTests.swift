import Glibc
import Testing
import ToriLanguage

/// The editors' files say what the table of words says. `TORI_UPDATE=1` writes them anew.
@Suite struct EditorSupportTests {
  @Test(arguments: [
    ("grammar/editors/tori.vim", EditorSupport.vim),
    ("grammar/editors/tori.tmLanguage.json", EditorSupport.textMate),
  ])
  func fileIsMadeFromTheTable(path: String, made: String) throws {
    if unsafe getenv("TORI_UPDATE") != nil, let file = unsafe fopen(projectPath(path), "w") {
      unsafe fputs(made, file)
      unsafe fclose(file)
    }
    #expect(try projectFile(path) == made)
  }

  @Test func everyWordIsThere() {
    for keyword in Keyword.allCases {
      for made in [EditorSupport.vim, EditorSupport.textMate] {
        let words = made.split { !($0.isLetter && $0.isASCII) }
        #expect(words.contains { $0 == keyword.spelling }, "\(keyword)")
      }
    }
  }
}
