import Testing
import ToriCorpus
import ToriRandom
import ToriSentences
import ToriTime

/// Pages of kinds that no shape is shipped for: what recurs on them is found, and the posts are right.
///
/// Each form of a head is tried with names and texts that are drawn anew, with and without blank lines,
/// buttons and the furniture of a page around the posts.
@Suite struct LearningTests {
  /// How a post's name and stamp stand on a page.
  struct Form: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// `N` is the name, `S` the stamp; lines are parted by `/`.
    let lines: String
    /// Whether they stand under the text.
    var isFoot = false
    var stamps = Stamps.japanese

    init(_ lines: String, isFoot: Bool = false, stamps: Stamps = .japanese) {
      (self.lines, self.isFoot, self.stamps) = (lines, isFoot, stamps)
      testDescription = (isFoot ? "under: " : "above: ") + lines
    }

    func text(_ name: String, _ stamp: String) -> String {
      lines.split(separator: "/").map { line in
        line.split(separator: "_", omittingEmptySubsequences: false).map { piece in
          piece == "N" ? name : piece == "S" ? stamp : String(piece)
        }.joined()
      }.joined(separator: "\n")
    }
  }

  enum Stamps: Sendable {
    case japanese, english, german, shortened

    func text(_ day: Int) -> String {
      let two = day < 10 ? "0\(day)" : "\(day)"
      return switch self {
      case .japanese: "2026年01月\(two)日 10:15"
      case .english: "January \(day), 2026 at 10:15 am"
      case .german: "\(day). Januar 2026 um 10:15 Uhr"
      case .shortened: "Jan \(day) '26 at 10:15"
      }
    }
  }

  static let forms = [
    Form("Posted by _N_ at _S", isFoot: true), Form("Sent by _N_ at _S"),
    Form("_N_ schrieb am _S", stamps: .german), Form("written by _N_ on _S", stamps: .english),
    Form("投稿者：_N_　日時：_S"), Form("_N_ さんの投稿 _S"), Form("[_N_] _S"), Form("_N__S"),
    Form("_N_ | _S", isFoot: true), Form("_N/_S"), Form("_N/1,204 points/_S", stamps: .shortened),
    Form("_N_ ・ _S_ (編集済み)"), Form("ユーザー：_N/_S"), Form("★★★★☆/_N/_S"),
  ]

  private static let names = [
    "浜の犬", "舵取り", "灯台もり", "いか77釣り", "harborcat", "Old Sailor", "wave_song", "岸壁の猫",
  ]
  private static let texts = [
    "泥を積んだ船がもどった。思ったより黒い。", "何トンくらいだろう。\n見た人いますか。", "来週数字が出るらしい。",
    "写真を見た。\n\n大きいね、あの船は。", "The ship lay very deep, I saw it from the pier.", "それは知らなかった！",
  ]

  @Test(arguments: forms, UInt64(1)...6)
  func posts(of form: Form, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    func draw(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    let count = 3 + draw(4)
    let isFurnished = seed % 2 == 0
    let hasButtons = seed % 3 == 0
    var page = isFurnished ? "港町だより\n\n" + (form.isFoot ? "" : "ホーム\nメニュー\n\n") : ""
    var expected: [String] = []
    for day in 1...count {
      let (name, text) = (Self.names[draw(Self.names.count)], Self.texts[draw(Self.texts.count)])
      let head = form.text(name, form.stamps.text(day))
      let buttons = hasButtons ? "返信　通報\n" : ""
      page +=
        form.isFoot ? "\(text)\n\(head)\n\(buttons)\n" : "\(head)\n\(text)\n\(buttons)\n"
      let two = day < 10 ? "0\(day)" : "\(day)"
      expected.append("\(name) | 2026-01-\(two)T10:15+09:00 | \(text)")
    }
    if isFurnished { page += "コメントを書く\n名前\nメールアドレス\n© 2026 港町だより\n" }
    let document = try DocumentReader.read(bytes: Array(page.utf8), path: "page.txt")
    let found = document.blocks.filter(\.kind.isPost).map { block in
      "\(block.author ?? "-") | \(block.time?.edtf(in: .tokyo) ?? "-") | \(block.text)"
    }
    #expect(found == expected, "\(document.reason.english)\n\(page)")
  }
}
