extension ReadFact {
  /// What is doubtful in what a file says.
  ///
  /// Indexes keep the numbers: one that was given stays, and none is given twice.
  package enum Doubt: UInt8, CaseIterable, Codable, Sendable {
    case readByOwnNames = 1
    case identifiersRepeated = 2
    case identifiersRounded = 3
    case unclosedQuote = 4
    case undoubledQuote = 5
    /// With: how many; how many columns there are.
    case fieldCount = 6
    case noDatLine = 7
    case noColumns = 8
    case noJSONObject = 9
    /// With: the encoding.
    case undecodedByte = 10
    /// With: the head.
    case impossibleTime = 11
    case textCut = 12
    /// With: how many; their `DoubtSort`.
    case moreAlike = 13
    case recordTooLarge = 14
    /// With: how many.
    case halfCharacters = 15
    /// With: how many.
    case cutByPlatform = 16
    /// With: how many.
    case deepHTML = 17
    /// With: how many.
    case daysOnly = 18
    /// With: how many; the first.
    case unknownAge = 19
    /// With: how many; the zone.
    case zoneOfMaker = 20
    /// With: the identifier.
    case damagedIdentifier = 21
    /// With: the identifier.
    case damagedReference = 22
    /// With: how many; how long one may be, in bytes.
    case longOwnValues = 23
    /// With: how many.
    case recordsInCells = 24
    case noText = 25
    /// With: what it says.
    case unclearDeletion = 26
    /// With: the text.
    case noNumber = 27
    /// With: the text.
    case unclearDateOrder = 28
    /// With: the text.
    case noTime = 29
    case emptyFile = 30
    case noRecord = 31
    /// With: how many there may be; how many values are left out.
    case tooManyColumns = 32
    case noMailHeader = 33
    case mailBytes = 34
    /// With: its name.
    case mailEncoding = 35
    case noTextElement = 36
    /// With: its name.
    case unclosedElement = 37
    /// With: the line; what the parser says.
    case brokenXML = 38
    /// With: how deep they may.
    case deepXML = 39
    case jsonCut = 40
    /// With: what; the byte, from 1.
    case jsonExpected = 41
    /// With: the byte, from 1.
    case jsonMore = 42
    case jsonValue = 43
    case jsonName = 44
    case jsonColon = 45
    case jsonComma = 46
    /// With: why.
    case htmlStripped = 47
    /// With: how many; the first head.
    case stampOrder = 48
    /// With: how many; the first head.
    case stampCalendar = 49
    /// With: how many; the first head.
    case stampZone = 50
    case halfWidthKana = 51
    case western = 52
    /// With: how many records.
    case repeatedIdentifiers = 53
    /// With: how many.
    case unreadFrames = 54
    case savedPageCut = 55
    /// With: their names; how many more.
    case attachments = 56
    /// With: the keys; the lists.
    case besideList = 57
    case textsOfHTML = 58
    /// With: the column.
    case titlesAlone = 59
  }
}
