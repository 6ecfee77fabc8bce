import Glibc
import Testing
import ToriCorpus
import ToriRandom
import ToriSystem
import ToriTime

/// Every spelling of every shape that tori ships: posts are drawn, written as it says, and read back the same.
@Suite struct DrawnPageTests {
  /// A shape as its text has it.
  struct Written: CustomTestStringConvertible, Sendable {
    var name = ""
    var lines: [(word: String, rest: String)] = []

    var testDescription: String { name }

    func all(_ words: String...) -> [String] {
      lines.filter { words.contains($0.word) }.map(\.rest)
    }
  }

  static let shapes: [Written] = {
    let folder =
      "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
      + "/Sources/ToriCorpus/Shapes/Kinds"
    var shapes: [Written] = []
    for name in [
      "boards", "imageboards", "old-boards", "comments", "discussions", "forums", "x", "mail",
      "questions", "east-asia", "newspapers", "news", "chats", "blog-services", "reviews",
      "letters", "social",
    ] {
      let bytes = (try? fileBytes(atPath: "\(folder)/\(name).shapes")) ?? []
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard let word = words.first, !line.hasPrefix("#") else { continue }
        let rest = words.count > 1 ? String(words[1].drop { $0 == " " }) : ""
        if word == "shape" {
          shapes.append(Written(name: String(rest.split(separator: " ")[0])))
        } else {
          shapes[shapes.count - 1].lines.append((String(word), rest))
        }
      }
    }
    return shapes
  }()

  /// With the first, all that may be missing is; with the others some of it, which are drawn where `TORI_SEEDS` is set.
  static let seeds: [UInt64] =
    unsafe getenv("TORI_SEEDS") == nil ? [0] : Array(0..<20)

  @Test(arguments: shapes, seeds)
  func readsBack(shape: Written, seed: UInt64) throws {
    let heads = shape.all("head", "head+", "line", "line+")
    let feet = shape.all("foot", "foot+")
    let bare = heads == ["{author}"]
    let spellings: [(head: String?, foot: String?)] =
      heads.isEmpty
      ? feet.map { (nil, $0) } : heads.map { ($0, bare ? feet.first : nil) }
    var options = ReadOptions()
    options.shapes = try options.shapes.adding(argument: shape.name).adding([])
    for (place, spelling) in spellings.enumerated() {
      var random = SplitMix64(seed: seed &* 1000 &+ UInt64(place))
      let isLine = shape.all("line", "line+").contains(spelling.head ?? "")
      let extent = shape.all("text").first ?? "all"
      let above = (shape.all("with").first ?? shape.all("start").first).map {
        DrawnPage.first(of: $0)
      }
      let page = DrawnPage(
        head: spelling.head, foot: spelling.foot,
        above: [above, shape.all("date").isEmpty ? nil : "2026/01/13"].compactMap { $0 }
          .joined(separator: "\n"),
        isShort: seed == 0, isNews: shape.all("kind") == ["news"],
        isDescending: !shape.all("list").isEmpty,
        hasBody: extent != "none" && !isLine && !(spelling.foot ?? "").hasPrefix("{text}"),
        prefix: extent.hasPrefix("\"") ? String(extent.dropFirst().dropLast()) : "", using: &random)
      let document = try DocumentReader.read(
        bytes: Array(page.text.utf8), path: "page.txt", options: options)
      let read = document.blocks.filter(\.kind.isPost).map { block in
        DrawnPage.Post(
          number: page.posts[0].number == nil ? nil : block.number, author: block.author,
          time: page.posts[0].time == nil ? nil : block.time?.edtf(in: .tokyo), text: block.text)
      }
      #expect(
        read == page.posts,
        "seed \(seed): \(shape.name), \(spelling.head ?? "") … \(spelling.foot ?? "")\n\(page.text)"
      )
    }
  }
}
