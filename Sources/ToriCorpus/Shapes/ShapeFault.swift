import ToriSystem
import ToriTime

/// What is wrong with a text of shapes.
package enum ShapeFault: Hashable, Sendable {
  /// No line begins with this.
  case unknownWord(String)
  /// A line stands before the first `shape`.
  case noShape(String)
  case unknownShape(String, [String])
  /// What is behind `shape` is no name.
  case shapeName
  case twice(String)
  /// What a shape is stands behind its name without quotes.
  case summary
  /// Nothing tells the posts of the shape apart.
  case noHead(String)
  /// Behind a word stands none of what may stand there.
  case oneOf(ShapeWord, String, [String])
  /// Behind `min` stands no number of those that it may be.
  case count(String)
  /// Something stands behind a word that wants nothing.
  case nothingBehind(ShapeWord)
  case noFile
  /// A line of a page has no ` / `.
  case oneLine
  case pattern(PatternMistake, String)
  /// The file that should hold shapes cannot be read.
  case unreadable(SystemError)
}
