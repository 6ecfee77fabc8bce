import ToriTime

/// Finds where the blocks of a page have their fields from, by reading it again with a trace.
struct PageAnatomist {
  private let text: DecodedText
  private let places: [(part: BlockPart, bytes: Range<Int>)]
  private let page: Page
  private let hasAnchors: Bool

  /// `shapes`: those by which the page was read, if any.
  init(
    source: [UInt8], encoding: Encoding, path: String, reader: ReaderName, shapes: [UsedShape],
    options: ReadOptions
  ) {
    let whole = DecodedText(source: source, encoding: encoding, isRaw: reader == .mail)
    text =
      reader.isForm
      ? whole : (try? DocumentReader.pageText(source, encoding, path: path)) ?? whole
    let trace = Trace()
    page = Page(text.bytes, layout: text.html?.layout, trace: trace)
    if shapes.isEmpty, reader.isThread,
      let posts = RepeatedPosts(
        page, ShapedPage.window(page, options.dateOrder, after: PageContinuation()),
        zone: options.zone)
    {
      _ = posts.blocks
    } else if shapes.isEmpty {
      _ = DocumentReader.blocks(
        of: page, reader, isMarkdown: Sniffer.isMarkdown(path), zone: options.zone,
        order: options.dateOrder)
    } else {
      _ = ShapedPage(
        page, ShapeSet(used: shapes), zone: options.zone, dateOrder: options.dateOrder)
    }
    places = trace.places
    hasAnchors = reader.isThread
  }

  func anatomy(of block: Block) -> BlockAnatomy {
    let stretch = offset(block.bytes.lowerBound)..<offset(block.bytes.upperBound)
    var parts = places.filter {
      stretch.lowerBound <= $0.bytes.lowerBound && $0.bytes.upperBound <= stretch.upperBound
    }
    if block.kind.isPost {
      let texts = parts.filter { $0.part == .text }.map(\.bytes).sorted {
        $0.lowerBound < $1.lowerBound
      }
      let alignment = SourceAlignment(
        of: block.text, with: page.bytes, in: texts, written: .plainly)
      parts += alignment.marks(of: block, hasAnchors: hasAnchors)
    }
    // Blank lines at the start of a page belong to its first block, whose content begins behind them.
    let firstLine = page.lineIndex(at: stretch.lowerBound) + 1
    return BlockAnatomy(stretch, of: text, firstLine: firstLine, parts: parts)
  }

  /// The page's offset of a place in the source.
  private func offset(_ source: Int) -> Int {
    var (low, high) = (0, page.bytes.count)
    while low < high {
      let middle = (low + high) / 2
      if text.sourceOffset(of: middle) < source { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
