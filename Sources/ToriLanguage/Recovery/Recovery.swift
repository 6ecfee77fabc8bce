/// What was meant where a text is not of the language: habits from other languages and tools, and
/// things put together that do not go so.
///
/// It looks at the items around the one where the parser stands, and neither takes nor changes any: whether and
/// how reading goes on is the parser's.
struct Recovery: ItemLookup {
  let bytes: [UInt8]
  let layout: Layout
  let index: Int
}
