import Testing
import ToriShell
import ToriSystem

@Suite struct VariantsFileTests {
  @Test func aSetALine() {
    let text = """
      -- how the country is spelt
      日本, 倭国、Japan
      米国,アメリカ  -- and no others

      alone
      """
    #expect(VariantsFile.sets(in: text) == [["日本", "倭国", "Japan"], ["米国", "アメリカ"]])
  }

  @Test func besideTheCorpus() throws {
    let folder = try TestFiles.temporaryFolder() + "/pages"
    try TestFiles.makeFolder(folder)
    try TestFiles.write("日本,倭国\n", to: folder + ".variants")
    #expect(VariantsFile.sets(besides: [folder + "/"]) == [["日本", "倭国"]])
    #expect(VariantsFile.sets(besides: [folder + "/nowhere"]) == [])
  }
}
