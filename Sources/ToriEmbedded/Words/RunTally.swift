/// How often runs of words stand in texts: each run is one word behind a shorter one.
struct RunTally {
  private var numbers: [Link: Int] = [:]
  private var links: [Link] = []
  private(set) var counts: [Int] = []
  private(set) var posts: [Int] = []
  private(set) var documents: [Int] = []
  private var lastText: [Int] = []
  private var lastDocument: [Int] = []
  private var text = 0
  private var document = 0

  private struct Link: Hashable {
    /// The run before the last word; -1 for none.
    let before: Int32
    let word: UInt32
  }

  /// What is added from now on stands in another text; those of one document follow each other.
  mutating func beginText(inDocument document: Int) {
    text += 1
    self.document = document + 1
  }

  /// The number of the run that a word makes of the one before it.
  mutating func number(of before: Int?, then word: UInt32) -> Int {
    let link = Link(before: Int32(before ?? -1), word: word)
    if let known = numbers[link] { return known }
    let number = links.count
    numbers[link] = number
    links.append(link)
    counts.append(0)
    posts.append(0)
    documents.append(0)
    lastText.append(0)
    lastDocument.append(0)
    return number
  }

  mutating func add(_ number: Int) {
    counts[number] += 1
    if lastText[number] != text {
      lastText[number] = text
      posts[number] += 1
    }
    if lastDocument[number] != document {
      lastDocument[number] = document
      documents[number] += 1
    }
  }

  /// The runs that were counted, in the order in which they first came.
  var counted: [Int] { counts.indices.filter { counts[$0] > 0 } }

  func words(of number: Int) -> [UInt32] {
    var words: [UInt32] = []
    var next = number
    while next >= 0 {
      words.append(links[next].word)
      next = Int(links[next].before)
    }
    return words.reversed()
  }
}
