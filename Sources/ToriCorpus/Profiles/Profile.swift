import ToriText
import ToriTime

/// How a platform or tool writes its posts into a data file: how to tell it, where the records are, which
/// value is which field, and how values are read.
package struct Profile: Hashable, Sendable {
  /// As `--profile` and `describe` call it.
  package var name: String
  /// What it is for, for people.
  package var title: String
  /// What the first records must have, each in one of the places, with one of the values where those are told.
  package var has: [Condition] = []
  /// What none of the first records may have.
  package var hasNot: [Condition] = []
  /// What a table must not be, or what alone it may be.
  package var form = Form.any
  /// The parts of the file that are pages of their own; one page where it is empty.
  package var pages: [DataPath.Step] = []
  /// The lists of records within a page: the first choice that has records counts.
  package var rows: [[DataPath]] = []
  /// Records within a record, at any depth.
  package var within: DataPath?
  /// Tables that paths may lead through.
  package var lookups: [Lookup] = []
  /// The places of each field, the likeliest first.
  package var fields: [Source] = []
  /// Records that are no posts but what the platform itself reports.
  package var notices: [Condition] = []
  /// Records that are passed over.
  package var skipped: [Condition] = []
  /// Records whose posts were taken away.
  package var deleted: [Condition] = []
  /// Records whose text the platform cut, where it ends so.
  package var cut: [Condition] = []
  /// Hosts whose addresses in a text are short forms of those that the data list.
  package var shorteners: [String] = []
  /// The kind of its posts; without one, replies and openings.
  package var kind: String?
  /// Whether `>>5` in a text answers a post.
  package var hasAnchors = false
  /// Whether a record without a text is a post without words.
  package var isWordless = false
  /// Whether there are no posts in such a file.
  package var holdsNoPosts = false

  /// What files it is for.
  package enum Form: String, CaseIterable, Hashable, Sendable {
    case any, json, table, xml
  }

  /// Something that a record has, in one of several places.
  package struct Condition: Hashable, Sendable {
    /// The places, of which the first that is there counts.
    package var paths: [DataPath]
    /// Of which it must be one; any where there are none.
    package var values: [String] = []
  }

  /// Entries by a name, from the page around the records or from a file beside theirs.
  package struct Lookup: Hashable, Sendable {
    /// As paths name it.
    package var name: String
    package var place: Location
    /// The list of entries.
    package var list: DataPath
    /// What an entry is called by; the first entry alone counts without it.
    package var key: DataPath?

    /// Where a lookup is.
    package enum Location: Hashable, Sendable {
      case page
      /// From the folder of the file that is read.
      case file([String])
    }
  }

  /// Where a field is taken from, and how its value is read.
  package struct Source: Hashable, Sendable {
    package var field: ProfileField
    package var path: DataPath
    /// What is put together from several values, instead of the one at the path.
    package var template: [Part] = []
    package var manner = Manner()

    /// A piece of a text that several values make.
    package enum Part: Hashable, Sendable {
      case literal(String)
      case value(DataPath)
    }
  }

  /// How a value is read.
  package struct Manner: Hashable, Sendable {
    /// The signs of HTML are undone: `&amp;`.
    package var undoesEntities = false
    /// Line breaks are the two characters `\n`, or the whole is a text of JSON in its quotes.
    package var undoesEscapes = false
    /// Each byte of its UTF-8 was written as a character of its own: `Ã©` for `é`.
    package var isMojibake = false
    /// It is HTML, and is read as a page shows it.
    package var isHTML = false
    /// It is a list of pieces of text, to be joined with nothing between.
    package var isPieces = false
    /// It is Slack's notation; the names of users are those of a lookup.
    package var isSlack = false
    /// It is JSON in a text, and what is meant is at the first of these paths that is there.
    package var json: [DataPath] = []
    /// Stamps without a zone are of this one.
    package var zone: Zone?
    /// Stamps without a zone are of whoever made the file, who is not known.
    package var isLocal = false
    /// A stamp at midnight, UTC, means that day.
    package var isDay = false
    /// The value counts only if it begins with one of these.
    package var onlyPrefixes: [String] = []
    /// These values count as none.
    package var except: [String] = []
    /// These beginnings are taken off.
    package var strips: [String] = []
    /// What is put before the value.
    package var prefix: String?
    /// The part behind the last of this sign is meant.
    package var behind: String?
    /// The part before the last of this sign is meant, and nothing where there is none.
    package var before: String?
    /// Of values with commas between, the one of this number from 1 is meant.
    package var item: Int?
    /// Each line but the first begins with a quote, and each but the last ends with one.
    package var isQuotedByLine = false
    /// The value counts only if something stands at one of these paths of the record.
    package var with: [DataPath] = []
    /// The value counts only if nothing stands at any of these.
    package var without: [DataPath] = []

    package init() {}
  }
}
