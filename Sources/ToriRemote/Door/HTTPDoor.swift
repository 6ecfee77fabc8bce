import CCurlShim
import ToriSystem

/// What a server is sent, always by POST.
struct HTTPRequest {
  var url: String
  /// `Name: value`, each.
  var headers: [String] = []
  var body: [UInt8] = []
  /// How long it may take in all; nil for as long as the server is alive.
  var limit: Duration?
}

struct HTTPResponse {
  let status: Int
  let body: [UInt8]
}

/// Why there is no answer.
enum DoorFailure: Error, Hashable {
  case interrupted
  /// libcurl is not installed.
  case noLibrary
  /// In the library's words.
  case failed(String)
  /// It took the request and says nothing any more.
  case silent
  /// More bytes than are taken.
  case tooLarge
}

/// Sends requests over HTTP or HTTPS, with the system's certificates; any thread may.
enum HTTPDoor {
  /// How long it may take to reach a server.
  private static let connectingMilliseconds = 5000
  /// After so long without an answer it is asked whether the server is alive at all.
  private static let patience = Duration.seconds(3)
  /// So many bytes of an answer are taken.
  private static let byteLimit = 1 << 30
  /// `CURLPROTO_HTTP | CURLPROTO_HTTPS`
  private static let protocols = 3

  /// The answer; ends soon after `cancellation` is cancelled.
  ///
  /// - Parameter isAlive: finds out whether the server is alive, while an answer is late.
  static func send(
    _ request: HTTPRequest, isAlive: (() -> Bool)? = nil, _ cancellation: Cancellation
  ) throws(DoorFailure) -> HTTPResponse {
    guard let library = CurlLibrary.installed else { throw .noLibrary }
    let transfer = try Transfer(request, library)
    return try transfer.carryOut(isAlive, cancellation)
  }

  /// What came so far of an answer.
  private final class Received {
    var bytes: [UInt8] = []
    var isTooLarge = false
  }

  /// One request under way.
  @safe private final class Transfer {
    // SAFETY: made in `init`, freed in `deinit`, used by one thread; what they point to lives as long.
    private let library: CurlLibrary
    private let easy: CurlLibrary.Handle
    private let multi: CurlLibrary.Handle
    private var headers: CurlLibrary.Handle?
    private let received = Received()
    private let body: UnsafeMutableBufferPointer<UInt8>
    private let message: UnsafeMutableBufferPointer<CChar>

    init(_ request: HTTPRequest, _ library: CurlLibrary) throws(DoorFailure) {
      guard let easy = unsafe library.make() else { throw .failed("curl_easy_init") }
      guard let multi = unsafe library.makeMulti() else {
        unsafe library.cleanUp(easy)
        throw .failed("curl_multi_init")
      }
      self.library = library
      unsafe self.easy = easy
      unsafe self.multi = multi
      unsafe body = .allocate(capacity: max(1, request.body.count))
      _ = unsafe body.initialize(from: request.body)
      unsafe message = .allocate(capacity: 256)
      unsafe message.initialize(repeating: 0)
      unsafe headers = nil
      for header in request.headers + ["Expect:", "Content-Type: application/octet-stream"] {
        unsafe headers = library.append(headers, header)
      }
      unsafe request.url.withCString { unsafe set(CURL_SHIM_URL, $0) }
      set(CURL_SHIM_NO_SIGNAL, 1)
      set(CURL_SHIM_PROTOCOLS, HTTPDoor.protocols)
      set(CURL_SHIM_TCP_KEEPALIVE, 1)
      set(CURL_SHIM_CONNECT_TIMEOUT_MS, HTTPDoor.connectingMilliseconds)
      if let limit = request.limit {
        set(CURL_SHIM_TIMEOUT_MS, Int(limit / .milliseconds(1)))
      }
      unsafe set(CURL_SHIM_ERROR_BUFFER, message.baseAddress)
      unsafe set(CURL_SHIM_HEADERS, headers)
      _ = unsafe curl_shim_set_size(
        library.setOption, easy, CInt(CURL_SHIM_POST_FIELD_SIZE.rawValue), request.body.count)
      unsafe set(CURL_SHIM_POST_FIELDS, body.baseAddress)
      let take: @convention(c) (UnsafePointer<UInt8>, Int, Int, UnsafeMutableRawPointer) -> Int = {
        // SAFETY: the library hands over so many bytes, and the object that it was given, which outlives it.
        let received = unsafe Unmanaged<Received>.fromOpaque($3).takeUnretainedValue()
        let count = $1 * $2
        guard received.bytes.count + count <= HTTPDoor.byteLimit else {
          received.isTooLarge = true
          return 0
        }
        unsafe received.bytes.append(contentsOf: UnsafeBufferPointer(start: $0, count: count))
        return count
      }
      unsafe set(CURL_SHIM_WRITE_FUNCTION, unsafeBitCast(take, to: UnsafeRawPointer.self))
      unsafe set(CURL_SHIM_WRITE_DATA, Unmanaged.passUnretained(received).toOpaque())
      if let file = ProcessSurroundings.variable("SSL_CERT_FILE") {
        unsafe file.withCString { unsafe set(CURL_SHIM_CA_FILE, $0) }
      }
      _ = unsafe library.add(multi, easy)
    }

    deinit {
      _ = unsafe library.remove(multi, easy)
      unsafe library.cleanUp(easy)
      unsafe library.cleanUpMulti(multi)
      if let headers = unsafe headers { unsafe library.freeList(headers) }
      unsafe body.deallocate()
      unsafe message.deallocate()
    }

    private func set(_ option: curl_shim_option, _ number: Int) {
      _ = unsafe curl_shim_set_number(library.setOption, easy, CInt(option.rawValue), number)
    }

    private func set(_ option: curl_shim_option, _ pointer: UnsafeRawPointer?) {
      _ = unsafe curl_shim_set_pointer(library.setOption, easy, CInt(option.rawValue), pointer)
    }

    func carryOut(
      _ isAlive: (() -> Bool)?, _ cancellation: Cancellation
    ) throws(DoorFailure) -> HTTPResponse {
      var running: CInt = 1
      var lookAgain = ContinuousClock.now + HTTPDoor.patience
      while running > 0 {
        if cancellation.isCancelled { throw .interrupted }
        if unsafe library.perform(multi, &running) != 0 { throw .failed("curl_multi_perform") }
        if running == 0 { break }
        _ = unsafe library.wait(multi, nil, 0, 50, nil)
        if let isAlive, received.bytes.isEmpty, lookAgain < .now {
          let answers = isAlive()
          if cancellation.isCancelled { throw .interrupted }
          guard answers else { throw .silent }
          lookAgain = .now + HTTPDoor.patience
        }
      }
      let result = unsafe curl_shim_result(library.readResult, multi)
      if received.isTooLarge { throw .tooLarge }
      guard result == 0 else { throw .failed(failure(result)) }
      return HTTPResponse(
        status: unsafe curl_shim_status(library.getInformation, easy), body: received.bytes)
    }

    private func failure(_ code: CInt) -> String {
      // SAFETY: the library ends the text with a zero, within the buffer.
      let told = unsafe message.baseAddress.map { unsafe String(cString: $0) } ?? ""
      return told.isEmpty ? library.words(of: code) : told
    }
  }
}
