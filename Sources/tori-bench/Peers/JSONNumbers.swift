/// The whole numbers of a JSON text, list by list; enough for Groonga's answers.
package enum JSONNumbers {
  /// The numbers of each list that holds any directly, in the order in which the lists end.
  package static func lists(in json: [UInt8]) -> [[Int]] {
    var lists: [[Int]] = []
    var open: [[Int]] = []
    var number: Int?
    var isInText = false
    func take() {
      if let found = number, !open.isEmpty { open[open.count - 1].append(found) }
      number = nil
    }
    for byte in json {
      switch byte {
      case UInt8(ascii: "\""): isInText.toggle()
      case _ where isInText: break
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        number = (number ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "["): open.append([])
      case UInt8(ascii: "]"):
        take()
        if let list = open.popLast(), !list.isEmpty { lists.append(list) }
      default: take()
      }
    }
    return lists
  }
}
