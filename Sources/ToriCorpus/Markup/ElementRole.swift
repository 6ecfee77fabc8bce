/// What an element of a post holds, by what the page's author calls it.
enum ElementRole: Sendable {
  case author, body, number

  /// By the words of the class, the identifier or the item property; nil where they say nothing of it.
  ///
  /// The last word of a name says what it is: `post-author`, `userName`, `comment_body`.
  init?(names: [Substring]) {
    for name in names {
      let words = Self.words(of: name)
      guard let last = words.last, words.allSatisfy({ !Self.others.contains($0) }) else { continue }
      if Self.authors.contains(last) || Self.authorEnds.contains(where: last.hasSuffix) {
        self = .author
        return
      }
      if Self.bodies.contains(last), words.allSatisfy({ !Self.people.contains($0) }) {
        self = .body
        return
      }
      if Self.numbers.contains(last) {
        self = .number
        return
      }
    }
    return nil
  }

  private static let authors: Set<String> = [
    "user", "nickname", "nick", "poster", "hnuser", "fn", "commenter", "postername", "authorname",
    "byuser", "creator", "reviewer", "displayname",
  ]
  /// `postauthor`, `commentauthor`, `postusername`
  private static let authorEnds = ["author", "username"]
  private static let bodies: Set<String> = [
    "body", "content", "text", "message", "mesg", "postbody", "postcontent", "commenttext",
    "commentbody", "commtext", "cooked", "wrapper", "articlebody", "reviewbody", "md", "markdown",
    "comment", "excerpt", "entry", "usertext",
  ]
  /// What is of somebody is no text of theirs.
  private static let people: Set<String> = ["user", "author", "member", "name", "poster"]
  private static let numbers: Set<String> = [
    "number", "no", "num", "postid", "postnum", "resnum", "postnumber", "position", "counter",
    "postcounter",
  ]
  /// Words with which an element is of something else.
  private static let others: Set<String> = [
    "avatar", "image", "img", "title", "subject", "info", "meta", "header", "head", "footer",
    "foot",
    "signature", "sig", "reply", "replies", "count", "button", "btn", "link", "links", "menu",
    "nav",
    "sidebar", "profile", "level", "rank", "badge", "date", "time", "form", "editor", "quote",
    "quoted", "tag", "tags", "icon", "details", "extra", "main", "page", "site", "outer", "list",
    "likes", "like", "reactions", "edited", "summary", "attachments", "notice", "toolbar",
    "actions",
    "hidden", "social", "share", "ad", "ads", "related", "description",
  ]

  /// `message-userContent` is of `message`, `user` and `content`; digits are none.
  private static func words(of name: Substring) -> [String] {
    var (words, word, wasSmall) = ([String](), "", false)
    for character in name.unicodeScalars {
      let isCapital = (0x41...0x5A).contains(character.value)
      let isLetter = isCapital || (0x61...0x7A).contains(character.value)
      if !isLetter || isCapital && wasSmall, !word.isEmpty {
        words.append(word)
        word = ""
      }
      if isLetter { word.unicodeScalars.append(Unicode.Scalar(UInt8(character.value) | 0x20)) }
      wasSmall = isLetter && !isCapital
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
