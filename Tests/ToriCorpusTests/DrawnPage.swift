import ToriRandom

/// Posts that are drawn, and the page on which they stand as a shape says: its notation, read the other way
/// round, by code that shares nothing with the matcher.
struct DrawnPage {
  struct Post: Equatable, CustomStringConvertible {
    var number: Int?
    var author: String?
    var time: String?
    var text = ""

    var description: String {
      [number.map { "#\($0)" }, author, time, text].compactMap { $0 }.joined(separator: " | ")
    }
  }

  private(set) var text = ""
  private(set) var posts: [Post] = []

  /// `head`, `foot`: patterns; `above` stands before the first post. `isShort`: whether all that may be missing
  /// is.
  init(
    head: String?, foot: String?, above: String, isShort: Bool, isNews: Bool, isDescending: Bool,
    hasBody: Bool,
    prefix: String, using random: inout SplitMix64
  ) {
    let (head, foot) = (head.map(Self.parse), foot.map(Self.parse))
    // What may be missing is there in all posts of a page or in none.
    var present: [Int: Int] = [:]
    var lines = above.isEmpty ? [] : [above]
    for index in 0..<6 {
      var writer = Writer(
        index: isDescending ? 9 - index : index, isShort: isShort, present: present, random: random)
      let headLines = head.map { writer.lines($0) } ?? []
      let footLines = foot.map { writer.lines($0) } ?? []
      (present, random) = (writer.present, writer.random)
      var post = writer.post
      let body = hasBody ? Self.body(index, &random) : []
      lines += headLines + body.map { prefix + $0 } + footLines
      let own = writer.text.map { [$0] } ?? []
      post.text = (foot == nil || head != nil ? own + body : body + own).joined(separator: "\n")
      // The title of an item of news is part of what it says.
      if isNews, let title = writer.title {
        post.text = post.text.isEmpty ? title : title + "\n" + post.text
      }
      posts.append(post)
      if random.chance(2) || prefix.isEmpty { lines.append("") }
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func body(_ index: Int, _ random: inout SplitMix64) -> [String] {
    let words = ["泥が上がった", "船は港に戻った", "海は荒れている", "網に何もかからない", "灯台が光った"]
    let first = "\(random.pick(words))と\(index)人が話した。"
    return random.chance(2) ? [first] : [first, "\(random.pick(words))そうだ。"]
  }

  // MARK: The notation

  indirect enum Part {
    case text(String)
    case slot(String)
    /// Its choices, and whether it may be missing; `id` tells it from the others of its shape.
    case choice(id: Int, [[Part]], isOptional: Bool)
    case lineBreak
  }

  static func parse(_ pattern: String) -> [Part] {
    var reader = Reader(characters: Array(pattern))
    return reader.parts(isInside: false)
  }

  private struct Reader {
    let characters: [Character]
    var position = 0
    var count = 0

    mutating func parts(isInside: Bool) -> [Part] {
      var parts: [Part] = []
      while position < characters.count {
        let character = characters[position]
        position += 1
        switch character {
        case "\\":
          parts.append(.text(characters[position] == "t" ? "\t" : String(characters[position])))
          position += 1
        case "_": parts.append(.text(" "))
        case "{":
          var name = ""
          while characters[position] != "}" {
            name.append(characters[position])
            position += 1
          }
          position += 1
          parts.append(.slot(name))
        case "[", "(":
          count += 1
          let id = count
          var (choices, isOptional) = ([[Part]](), character == "[")
          repeat {
            let own = self.parts(isInside: true)
            if own.isEmpty { isOptional = true } else { choices.append(own) }
            position += 1
          } while characters[position - 1] == "|"
          parts.append(.choice(id: id, choices, isOptional: isOptional))
        case "|" where isInside, "]" where isInside, ")" where isInside:
          position -= 1
          return parts
        case "/" where !isInside && position >= 2 && characters[position - 2] == " ":
          parts.append(.lineBreak)
        default: parts.append(.text(String(character)))
        }
      }
      return parts
    }
  }

  // MARK: Writing

  private struct Writer {
    /// Which post of the page it is.
    let index: Int
    let isShort: Bool
    /// Which choice was taken where, -1 for none.
    var present: [Int: Int]
    var random: SplitMix64
    var post = Post()
    var text: String?
    var title: String?

    mutating func lines(_ parts: [Part]) -> [String] {
      written(parts).split(separator: "\u{1}", omittingEmptySubsequences: false).map {
        var line = String($0)
        while line.hasPrefix(" ") { line.removeFirst() }
        while line.hasSuffix(" ") { line.removeLast() }
        return line
      }.filter { !$0.isEmpty && $0 != "…" }
    }

    private mutating func written(_ parts: [Part]) -> String {
      var line = ""
      for part in parts {
        switch part {
        case .text(let text): line += text == " " && line.hasSuffix(" ") ? "" : text
        case .lineBreak: line += "\u{1}"
        case .slot(let slot): line += value(slot)
        case .choice(let id, let choices, let isOptional):
          let key = id * 31 + choices.count
          let choice =
            present[key]
            ?? (isOptional && (isShort || random.chance(2)) ? -1 : random.below(choices.count))
          present[key] = choice
          if choice >= 0 { line += written(choices[choice]) }
        }
      }
      return line
    }

    private mutating func value(_ slot: String) -> String {
      switch slot {
      case "number":
        post.number = 1001 + index
        return String(1001 + index)
      case "author":
        let name = random.pick(["港の猫", "harborcat", "東の船頭", "waveson"])
        post.author = name
        return name
      case "author_id": return "ID:a8Kz3Lm\(index)"
      case "handle": return "@minato_\(index)"
      case "time", "when":
        let minute = index < 10 ? "0\(index)" : "\(index)"
        post.time = "2026-01-13T10:\(minute)+09:00"
        return "2026/01/13 10:\(minute)"
      case "day": return "1月13日"
      case "age": return "3時間前"
      case "clock": return "10:1\(index)"
      case "title":
        title = "沖の話その\(index)"
        return "沖の話その\(index)"
      case "source": return "港の通信"
      case "link": return "https://example.jp/\(index)"
      case "address": return "203.0.113.\(index)"
      case "text":
        text = "波が高いと\(index)人目が言った"
        return "波が高いと\(index)人目が言った"
      case "likes", "dislikes", "views", "replies", "reposts", "count": return "\(20 + index)"
      case "*": return "他"
      default: return ""
      }
    }
  }
}

extension DrawnPage {
  /// The first pattern of a list, written out.
  static func first(of list: String) -> String {
    let first = list.split(separator: "|").first.map(String.init) ?? ""
    return first.split(separator: " ").filter { !$0.hasPrefix("[") && !$0.hasPrefix("{") }
      .joined(separator: " ")
  }
}
