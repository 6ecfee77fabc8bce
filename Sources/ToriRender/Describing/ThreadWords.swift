import ToriEngine
import ToriText

/// What the lines of a reply tree say.
struct ThreadWords {
  private let picture: ThreadPicture
  private let options: RenderOptions

  private static let textLimit = 400
  /// Columns that a name may take.
  private static let authorLimit = 12

  init(_ picture: ThreadPicture, _ options: RenderOptions) {
    self.picture = picture
    self.options = options
  }

  var heading: ScreenText {
    var line = text(picture.document.title ?? picture.document.name, .heading)
    line.append(
      "  "
        + LocalizedText("\(picture.posts.count) posts", ja: "投稿\(picture.posts.count)件")[
          options.language])
    return line
  }

  /// Identifier, time, author, text.
  func cells(_ node: ThreadPicture.Node) -> [ScreenText] {
    switch node {
    case .post(let post, let others):
      let posts = picture.posts
      var body = text("")
      if !others.isEmpty {
        let also = others.joined(separator: ", ")
        body.append(
          LocalizedText("(answers \(also) too) ", ja: "(\(also)にも返信) ")[options.language],
          ink: .faint)
      }
      body.append(posts.text(post), upTo: options.width ?? Self.textLimit)
      let author = ScreenText(
        posts.author(post) ?? "", upTo: Self.authorLimit, on: options.ambiguous)
      return [
        text(posts.identifier(post)), text(posts.time(post)?.text(in: options.zone) ?? "—", .faint),
        author.cut(to: Self.authorLimit), body,
      ]
    case .loners(let first, let last, let count):
      let (start, end) = (picture.posts.identifier(first), picture.posts.identifier(last))
      let names = count == 1 ? start : "\(start) … \(end)"
      return [
        text(
          names + "  "
            + LocalizedText(
              count == 1
                ? "neither answers nor is answered"
                : "\(count) posts that neither answer nor are answered",
              ja: "返信もせず返信もされない投稿\(count)件")[options.language], .faint)
      ]
    case .missing(let identifier, let mayBeUnnumbered):
      let words =
        mayBeUnnumbered
        ? LocalizedText(
          "no post shows this number; it may be one that shows none",
          ja: "この番号を示す投稿はない。番号のない投稿のどれかかもしれない")
        : LocalizedText("is not in the document", ja: "この文書にはない")
      return [text(identifier + "  " + words[options.language], .faint)]
    }
  }

  private func text(_ text: String, _ ink: Ink = .plain) -> ScreenText {
    ScreenText(text, ink: ink, on: options.ambiguous)
  }
}
