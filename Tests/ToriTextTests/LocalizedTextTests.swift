import Testing
import ToriText

@Suite struct LocalizedTextTests {
  /// What is filled in stands in each sentence in that sentence's language.
  @Test func sentencesAreFilledInEachInItsLanguage() {
    let end = LocalizedText("the end", ja: "文末")
    let text = LocalizedText(
      "expected \(3) of '\("x")', " + "found \(end)", ja: "\(end)でなく'\("x")'が\(3)")
    #expect(text[.english] == "expected 3 of 'x', found the end")
    #expect(text[.japanese] == "文末でなく'x'が3")
  }

  @Test func listsAreSetApartAsEachLanguageDoes() {
    let items = [LocalizedText(same: "posts"), LocalizedText("the end", ja: "文末")]
    #expect(items.listed() == LocalizedText("posts, the end", ja: "posts、文末"))
    #expect([LocalizedText]().listed().isEmpty)
  }

  /// As the system has it: `LC_ALL`, then `LC_MESSAGES`, then `LANG`; what is empty says nothing.
  @Test(
    arguments: [
      ([:], .english), (["LANG": "ja_JP.UTF-8"], .japanese), (["LANG": "ja"], .japanese),
      (["LC_MESSAGES": "ja_JP.UTF-8", "LANG": "de_DE.UTF-8"], .japanese),
      (["LC_ALL": "C.UTF-8", "LC_MESSAGES": "ja_JP.UTF-8"], .english),
      (["LC_ALL": "", "LANG": "ja_JP.eucJP"], .japanese), (["LC_CTYPE": "ja_JP.UTF-8"], .english),
    ] as [([String: String], SpokenLanguage)])
  func localesChooseTheLanguage(environment: [String: String], language: SpokenLanguage) {
    #expect(SpokenLanguage.ofLocale { environment[$0] } == language)
  }
}
