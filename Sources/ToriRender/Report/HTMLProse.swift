import ToriText

/// The comments of a script as elements of HTML.
enum HTMLProse {
  static func text(of blocks: [Prose.Block]) -> String {
    blocks.map { block in
      switch block {
      case .heading(let level, let text):
        // The page has one of the first level, its title.
        let level = max(2, level)
        return "<h\(level)>\(inline(text))</h\(level)>\n"
      case .paragraph(let text): return "<p>\(inline(text))</p>\n"
      case .list(let number, let items):
        let lines = items.map { "<li>\(inline($0))</li>\n" }.joined()
        guard let number else { return "<ul>\n\(lines)</ul>\n" }
        return "<ol\(number == 1 ? "" : " start=\"\(number)\"")>\n\(lines)</ol>\n"
      case .quote(let text): return "<blockquote><p>\(inline(text))</p></blockquote>\n"
      case .code(let text): return "<pre><code>\(HTMLText.escaped(text))</code></pre>\n"
      case .rule: return "<hr>\n"
      }
    }.joined()
  }

  private static func inline(_ text: String) -> String { inline(ProsePiece.pieces(of: text)) }

  static func inline(_ pieces: [ProsePiece]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): HTMLText.escaped(text)
      case .code(let text): "<code>\(HTMLText.escaped(text))</code>"
      case .emphasis(let pieces): "<em>\(inline(pieces))</em>"
      case .strong(let pieces): "<strong>\(inline(pieces))</strong>"
      case .link(let pieces, let address): link(inline(pieces), to: address)
      }
    }.joined()
  }

  /// `text`, which is HTML, leading to a page of the web.
  static func link(_ text: String, to address: String) -> String {
    "<a href=\"\(HTMLText.escaped(address))\" rel=\"noopener noreferrer nofollow\">\(text)</a>"
  }
}
