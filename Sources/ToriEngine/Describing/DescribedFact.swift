import ToriCorpus

/// What `describe` says below its rows.
package enum DescribedFact: Hashable, Sendable {
  case fieldsOfDocuments([String])
  case field(Field)
  /// A document has the name of what is described.
  case namesakeOf(String)
  case counts(documents: Int, blocks: Int, posts: Int)
  case checksum(String)
  /// By what its texts are cut into words, and its checksum.
  case cutBy(WordBasis, of: String)
  /// What is said of its words beside it.
  case lists(WordLists)
  case notRead(ReadFailure)
  /// So many more files could not be read.
  case moreNotRead(Int)
  case size(bytes: Int, Encoding)
  case readAs(ReaderName, ReadFact)
  case shape(UsedShape)
  /// A line of a shape, as it is written.
  case line(String)
  /// A page without a shape may hold posts.
  case shapeCouldHelp
  case profile(String, title: String)
  /// Other profiles would fit as well.
  case alike(DataReading)
  /// No other spelling of a text is known.
  case loneSpelling(String)
  /// Where the list of records is.
  case rows(String)
  /// What became which field, as people write it.
  case places(String)
  /// Columns that are fields of their own: the first of them, and how many more.
  case own([String], more: Int)
  /// Of those, the ones that may be a field for which another was taken.
  case passedOver([DataReading.PassedOver])
  case notice(ReadNotice)
}
