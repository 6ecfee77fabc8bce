import ToriLanguage
import ToriStatistics

/// What is said below figures of words.
package enum WordFact: Hashable, Sendable {
  /// So many words stand in so many posts.
  case counted(Int, posts: Int)
  /// The counts behind collocates of a node, as a query writes it.
  case collocates(of: String, WordWindow, nodes: Int, posts: Int, window: Int, words: Int)
  /// The words of both sides of a comparison.
  case compared(Int, with: Int)
  /// Posts that are compared with themselves.
  case onBothSides(Int)
  /// All posts have one value of the key, so that there are none to compare them with.
  case loneGroup(String)
  /// Words that were left out, since they occur fewer times than that.
  case tooRare(Int, least: Int)
  /// Words that a list of `FOLDER.stop` leaves out, and how often they stand there.
  case stopped(Int, times: Int)
  /// Words that are single characters, of Chinese or Thai, since nothing here cuts these.
  case singleCharacters(Int)
  /// Compounds that are not one word wherever they stand.
  case compounds([CompoundPlaces])
  /// Posts whose text others have too, letter by letter.
  case repeatedTexts(Int)
  /// How evenly a word is spread over the rows.
  case spread(Dispersion)
  /// Why no post has a word.
  case absent(AbsentWord)

  /// A word that no post has, as a query writes it, and what there is instead.
  package struct AbsentWord: Hashable, Sendable {
    package let text: String
    /// Whether it was to be written so.
    package let isExact: Bool
    package var instead: Instead

    package enum Instead: Hashable, Sendable {
      case nothing
      /// It is a form of these dictionary forms.
      case form(of: [String])
      /// This of it stands as characters in so many posts, inside these words.
      case characters(String, posts: Int, inside: [Note.Counted])
    }
  }
}

extension Note {
  package static func ofWords(_ fact: WordFact, hint: Hint? = nil) -> Note {
    Note(.ofWords(fact), hint: hint)
  }
}
