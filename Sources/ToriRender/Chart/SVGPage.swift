import ToriText

/// Elements of an SVG picture in the order in which they are drawn.
///
/// Source: W3C (2011), *Scalable Vector Graphics 1.1*, and W3C (2008), *XML 1.0*, 5th edition.
struct SVGPage {
  private(set) var body = ""

  enum Anchor: String { case start, middle, end }

  /// Names of sans-serif fonts with Japanese characters on macOS, Linux, Windows and Android, and any.
  static let fonts =
    "'Hiragino Sans','Noto Sans CJK JP','Noto Sans JP','Yu Gothic',Meiryo,'IPAexGothic',sans-serif"

  /// A text at a point of its base line.
  mutating func text(
    _ text: String, x: Double, y: Double, size: Int, anchor: Anchor = .start, fill: String,
    isBold: Bool = false, halo: String? = nil
  ) {
    var weight = isBold ? " font-weight=\"bold\"" : ""
    if let halo {
      weight +=
        " stroke=\"\(halo)\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\""
    }
    body +=
      "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" font-size=\"\(size)\" "
      + "text-anchor=\"\(anchor.rawValue)\" fill=\"\(fill)\"\(weight)>\(Self.escaped(text))</text>\n"
  }

  /// A text from a point upwards.
  mutating func turnedText(_ text: String, x: Double, y: Double, size: Int, fill: String) {
    let (x, y) = (Self.number(x), Self.number(y))
    body +=
      "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\" text-anchor=\"start\" fill=\"\(fill)\" "
      + "transform=\"rotate(-90 \(x) \(y))\">\(Self.escaped(text))</text>\n"
  }

  /// A rectangle that says nothing: what stands on it is not crossed by lines.
  mutating func ground(x: Double, y: Double, width: Double, height: Double, fill: String) {
    body +=
      "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" "
      + "height=\"\(Self.number(height))\" fill=\"\(fill)\"/>\n"
  }

  mutating func line(from: (x: Double, y: Double), to: (x: Double, y: Double), stroke: String) {
    body +=
      "<line x1=\"\(Self.number(from.x))\" y1=\"\(Self.number(from.y))\" "
      + "x2=\"\(Self.number(to.x))\" y2=\"\(Self.number(to.y))\" stroke=\"\(stroke)\"/>\n"
  }

  /// A rectangle that says what it stands for when it is pointed at.
  mutating func bar(
    x: Double, y: Double, width: Double, height: Double, fill: String, saying title: String
  ) {
    body +=
      "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" "
      + "height=\"\(Self.number(height))\" fill=\"\(fill)\"><title>\(Self.escaped(title))</title></rect>\n"
  }

  /// A line through points.
  mutating func polyline(
    _ points: [(x: Double, y: Double)], stroke: String, width: Double, dashes: String? = nil
  ) {
    let list = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }.joined(separator: " ")
    let dashed = dashes.map { " stroke-dasharray=\"\($0)\"" } ?? ""
    body +=
      "<polyline points=\"\(list)\" fill=\"none\" stroke=\"\(stroke)\" "
      + "stroke-width=\"\(Self.number(width))\" stroke-linejoin=\"round\"\(dashed)/>\n"
  }

  /// A line that says what it stands for when it is pointed at.
  mutating func tie(
    from: (x: Double, y: Double), to: (x: Double, y: Double), stroke: String, width: Double,
    saying title: String
  ) {
    body +=
      "<line x1=\"\(Self.number(from.x))\" y1=\"\(Self.number(from.y))\" "
      + "x2=\"\(Self.number(to.x))\" y2=\"\(Self.number(to.y))\" stroke=\"\(stroke)\" "
      + "stroke-width=\"\(Self.number(width))\"><title>\(Self.escaped(title))</title></line>\n"
  }

  mutating func circle(x: Double, y: Double, radius: Double, fill: String, saying title: String) {
    body +=
      "<circle cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\" "
      + "fill=\"\(fill)\"><title>\(Self.escaped(title))</title></circle>\n"
  }

  mutating func ring(
    x: Double, y: Double, radius: Double, stroke: String, width: Double, saying title: String
  ) {
    body +=
      "<circle cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\" "
      + "fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"\(Self.number(width))\">"
      + "<title>\(Self.escaped(title))</title></circle>\n"
  }

  mutating func triangle(_ points: [(x: Double, y: Double)], fill: String) {
    let list = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }.joined(separator: " ")
    body += "<polygon points=\"\(list)\" fill=\"\(fill)\"/>\n"
  }

  /// What a file of a picture begins with; in a page it has no place.
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  /// What was drawn, on a ground of `width` by `height`; what has no title has it from what it stands in.
  func element(width: Double, height: Double, ground: String, title: String) -> String {
    let (width, height) = (Self.number(width), Self.number(height))
    let name = title.isEmpty ? "" : "<title>\(Self.escaped(title))</title>\n"
    // Han characters have Japanese forms; where nothing but English stands, it is that.
    let isJapanese = (title + body).unicodeScalars.contains { 0x2E80...0x3FFFF ~= $0.value }
    let language = isJapanese ? "ja" : "en"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" xml:lang="\(language)" role="img" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" font-family="\(Self.fonts)">
      \(name)<rect width="\(width)" height="\(height)" fill="\(ground)"/>
      \(body)</svg>

      """
  }

  /// In user units, to a hundredth.
  private static func number(_ number: Double) -> String {
    var text = fixedPoint(number, decimals: 2)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text.isEmpty || text == "-" ? "0" : text
  }

  /// `text` as characters of XML: nothing in it is markup, or a control that XML does not have.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.visible().unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
