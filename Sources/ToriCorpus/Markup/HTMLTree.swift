import CGumbo

/// The door to libgumbo, a parser of HTML as browsers read it (WHATWG's standard).
enum HTMLTree {
  /// Walks the elements and texts in order: of a fragment, or of a page.
  static func read(_ bytes: [UInt8], into shown: inout HTMLShown) {
    var options = unsafe kGumboDefaultOptions
    if shown.places == nil { unsafe options.fragment_context = GUMBO_TAG_DIV }
    unsafe options.max_errors = 0
    // SAFETY: the tree points into `buffer`, which outlives it: it is walked and given back within the call.
    unsafe bytes.withUnsafeBytes { buffer in
      guard
        let output = unsafe gumbo_parse_with_options(
          &options, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
      else { return }
      unsafe walk(output.pointee.root, into: &shown)
      unsafe gumbo_destroy_output(&options, output)
    }
  }

  /// The text of a short fragment as it is, white space and all.
  static func text(_ html: String) -> String {
    var shown = HTMLShown()
    read(Array("<pre>\(html)".utf8), into: &shown)
    return shown.text
  }

  private static func walk(_ root: UnsafeMutablePointer<GumboNode>?, into shown: inout HTMLShown) {
    // Of each element on the way down, the child that comes next.
    var path: [(node: UnsafeMutablePointer<GumboNode>, next: Int)] = unsafe []
    if let root = unsafe root { unsafe path.append((root, 0)) }
    while let (node, next) = unsafe path.last {
      // SAFETY: only elements are on the path, and children are read within their count.
      let children = unsafe node.pointee.v.element.children
      guard unsafe next < Int(children.length), let child = unsafe children.data[next] else {
        unsafe path.removeLast()
        if unsafe !path.isEmpty { shown.end(unsafe tag(node)) }
        continue
      }
      unsafe path[path.count - 1].next += 1
      let inner = unsafe child.assumingMemoryBound(to: GumboNode.self)
      switch unsafe inner.pointee.type {
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
        let place = unsafe Int(inner.pointee.v.element.start_pos.offset)
        let begins = unsafe shown.begin(tag(inner), at: place, isClosed: isClosed(inner)) {
          unsafe attribute($0, of: inner)
        }
        if begins { unsafe path.append((inner, 0)) }
      case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
        let node = unsafe inner.pointee.v.text
        guard let text = unsafe node.text else { continue }
        if shown.places == nil {
          shown.add(unsafe String(cString: text))
        } else {
          // SAFETY: the piece lies within the source, which is held until the walk ends.
          let written = unsafe UnsafeRawBufferPointer(
            start: node.original_text.data, count: node.original_text.length)
          unsafe shown.add(
            String(cString: text), written: Array(written), at: Int(node.start_pos.offset))
        }
      default: break
      }
    }
  }

  private static func tag(_ node: UnsafeMutablePointer<GumboNode>) -> String {
    let element = unsafe node.pointee.v.element
    if unsafe element.tag == GUMBO_TAG_UNKNOWN { return "" }
    return unsafe gumbo_normalized_tagname(element.tag).map { unsafe String(cString: $0) } ?? ""
  }

  /// Whether the element's tag is written with a slash at its end.
  private static func isClosed(_ node: UnsafeMutablePointer<GumboNode>) -> Bool {
    // SAFETY: the piece lies within the source, which is held until the walk ends.
    let tag = unsafe node.pointee.v.element.original_tag
    guard unsafe tag.length >= 2, let data = unsafe tag.data else { return false }
    return unsafe UInt8(bitPattern: data[tag.length - 2]) == 0x2F
  }

  private static func attribute(
    _ name: String, of node: UnsafeMutablePointer<GumboNode>
  ) -> HTMLAttribute? {
    // SAFETY: the vector is the node's own, and lives as long as the tree.
    unsafe withUnsafePointer(to: &node.pointee.v.element.attributes) { attributes in
      guard let found = unsafe gumbo_get_attribute(attributes, name),
        let value = unsafe found.pointee.value
      else { return nil }
      let place = unsafe Int(found.pointee.value_start.offset)
      return unsafe HTMLAttribute(value: String(cString: value), place: place)
    }
  }
}
