import Testing
import ToriCorpus
import ToriIndex
import ToriRandom
import ToriSystem
import ToriTime

/// The same documents give the same file, whichever thread did what.
@Suite struct DeterminismTests {
  @Test(arguments: UInt64(0)..<20)
  func sameDocumentsSameBytes(_ seed: UInt64) throws {
    let first = try Sample(seed: seed)
    let second = try Sample(seed: seed)
    let bytes = try fileBytes(atPath: first.folder.file("x.tori"))
    let isSame = try fileBytes(atPath: second.folder.file("x.tori")) == bytes
    #expect(isSame && !bytes.isEmpty)
  }
}
