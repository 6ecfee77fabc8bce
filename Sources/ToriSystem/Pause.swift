import Glibc

/// Lets some time pass on this thread.
package func pause(_ duration: Duration) {
  _ = usleep(useconds_t(clamping: Int(duration / .microseconds(1))))
}
