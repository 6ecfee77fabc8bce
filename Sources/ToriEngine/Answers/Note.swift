import ToriText

/// What is said below an answer: what was left out, cut or doubtful. For people; never part of the rows.
package struct Note: Hashable, Sendable {
  /// What is to be said.
  package let fact: Fact
  /// What to do to change that.
  package let hint: Hint?

  package init(_ fact: Fact, hint: Hint? = nil) { (self.fact, self.hint) = (fact, hint) }

  /// What was found out; `ToriRender` says it in words.
  package enum Fact: Hashable, Sendable {
    /// So many rows are left out, since it is not known whether a condition holds of them.
    case left(Int, Doubt)
    /// The same, of rows that no hint for one field alone lets in.
    case lackingSeveral(Int, [String])
    /// Rows without a value, which a figure leaves out.
    case lacking(Int, String)
    /// Posts with several rows, of which a figure counts each once.
    case countedOnce(posts: Int, rows: Int)
    /// Rows that no stretch of a line of time counts, as each may lie in several.
    case offLine(Int, TimePart)
    /// So many values of a key have no row in a share, since none of the rows has them.
    case withNone(Int, String)
    /// A share of the rows of these documents is of the posts of all.
    case besideAllDocuments([String])
    /// Rows that no stretch of a line of time counts, as they have no time.
    case undatedOffLine(Int)
    /// Rows that a limit of the query cut off.
    case cut(Cut)
    /// A limit that keeps some of the rows that are alike in all that they are put in order by.
    case tied(row: Int, by: [String])
    /// Rows of a table that a filter had to leave out because they have nothing there.
    case lackingRows(Int, String)
    /// Rows of a table that a filter had to leave out, as one of these columns is not known for certain.
    case uncertain(Int, [String])
    /// Names that stand for different identifiers, and for how many.
    case sharedNames([Counted])
    /// Texts, as a query writes them, that were looked for with others and have no line of a concordance.
    case unmatched([String])
    /// Lines of a concordance of these texts that show a part of an address.
    case inAddresses(Int, of: Int, [String])
    case described(DescribedFact)
    case empty(EmptyFact)
    case ofWords(WordFact)
    case network(NetworkFact)
    /// Rows were saved to a file whose name says another format.
    case otherFormat(file: String, is: String, says: String)
    /// The readings of a query, and what a format could not hold: sentences where they are made.
    case words(LocalizedText)
  }

  /// A text, and how many there are of it.
  package struct Counted: Hashable, Sendable {
    package let text: String
    package let count: Int

    package init(_ text: String, _ count: Int) { (self.text, self.count) = (text, count) }
  }

  /// Words of the query language.
  package enum Hint: Hashable, Sendable {
    /// They go behind the last clause of the query.
    case add(String)
    /// They take the places of the conditions that they begin with, after a parenthesis if there is one.
    case write([String])
    /// They tell apart what rows were gathered by, in the place of that.
    case gather(String)
  }
}

extension LocalizedText {
  /// What rows without a field are counted under.
  package static func lacking(_ name: String) -> LocalizedText {
    LocalizedText("(no \(name))", ja: "（\(name == "time" ? "日時不明" : "\(name)の値なし")）")
  }
}

/// Rows that a limit cut off: there are `kept` of `total`.
package struct Cut: Hashable, Sendable {
  /// How many rows are left.
  package let kept: Int
  /// How many there were.
  package let total: Int
  /// Whether `total` counts the posts that lines of a concordance stand in.
  package let isOfPosts: Bool
  /// Which cut them off.
  package let limit: LimitStage

  package init(kept: Int, total: Int, isOfPosts: Bool, limit: LimitStage) {
    self.kept = kept
    self.total = total
    self.isOfPosts = isOfPosts
    self.limit = limit
  }
}
