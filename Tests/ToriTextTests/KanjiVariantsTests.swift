import Testing
import ToriText

@Suite struct KanjiVariantsTests {
  @Test(arguments: [
    ("高", "髙"), ("﨑", "崎"), ("国", "國"), ("渡", "渡"), ("邉", "辺"), ("𠮷", "吉"), ("⻯", "竜"), ("神", "神"),
  ])
  func tellsOfBoth(_ a: String, _ b: String) {
    #expect(KanjiVariants.areSame(a, b) && KanjiVariants.areSame(b, a))
  }

  /// Words of their own, though dictionaries relate them.
  @Test(arguments: [
    ("崎", "埼"), ("斎", "斉"), ("後", "后"), ("a", "b"), ("か", "が"), ("高", "高高"),
  ])
  func keepsApart(_ a: String, _ b: String) {
    #expect(!KanjiVariants.areSame(a, b))
  }

  /// Folding leads to no other character than the table has, and no character is its own variant.
  @Test func tableIsOfFoldedCharacters() {
    var count = 0
    for value in UInt32(0x2E80)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let variants = KanjiVariants.of(scalar)
      count += variants.count
      for one in variants + (variants.isEmpty ? [] : [scalar]) {
        #expect(Folding.string(String(one)) == String(one))
      }
      #expect(Set(variants).count == variants.count && !variants.contains(scalar))
      for variant in variants { #expect(KanjiVariants.of(variant).contains(scalar)) }
    }
    #expect(count > 4000)
    #expect(KanjiVariants.version == "table 1, of 2026-11")
  }
}
