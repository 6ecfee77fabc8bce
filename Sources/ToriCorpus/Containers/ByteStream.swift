/// Bytes that can only be read from the first on, such as those that a compressed file unpacks to.
protocol ByteStream: AnyObject {
  /// The next bytes, at most `count` and at least one; none at the end.
  func next(_ count: Int) throws(CorpusError) -> [UInt8]
}
