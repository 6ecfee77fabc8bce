extension ReadFact {
  /// What was seen in a file, for which its reader was chosen.
  ///
  /// Indexes keep the numbers: one that was given stays, and none is given twice.
  package enum Seen: UInt8, CaseIterable, Codable, Sendable {
    case sheet = 1
    case askedFor = 2
    case nothing = 3
    case noOtherSign = 4
    /// With: what.
    case atBeginning = 5
    case markdownName = 6
    /// With: how many.
    case numberedHeads = 7
    /// With: how many.
    case anchors = 8
    /// With: how many.
    case deletions = 9
    /// With: how many.
    case publicationDates = 10
    /// With: how many.
    case namedSources = 11
    /// With: how many.
    case pictureBullets = 12
    case nextPage = 13
    case spacedLines = 14
    /// With: how many; of how many lines.
    case summaries = 15
    /// With: how many.
    case datedLines = 16
    /// With: how many.
    case bullets = 17
    /// With: how many marks; the first.
    case unreadPosts = 18
    /// With: how many heads; one of them; the head's pattern.
    case learnedShape = 19
    /// With: its name; how many heads; one of them.
    case shape = 20
    /// With: the shape; the slot.
    case unfilledSlot = 21
    /// With: the shape; the other's name.
    case otherShape = 22
    /// With: how many posts.
    case markup = 23
    case mail = 24
    /// With: its name.
    case firstElement = 25
    case headings = 26
    case wordLines = 27
    case datLines = 28
    /// With: how many.
    case tabs = 29
    /// With: those that are known.
    case columnNames = 30
    case script = 31
    case jsonArray = 32
    case jsonLines = 33
    case jsonAcrossLines = 34
    /// With: the ending.
    case nameEnding = 35
    /// With: what was seen.
    case several = 36
    case chapter = 37
    /// With: the line that names a forum's program.
    case forumName = 38
    case subtitles = 39
    case movableType = 40
    case starredLines = 41
  }
}
