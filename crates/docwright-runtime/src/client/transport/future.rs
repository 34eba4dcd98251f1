//! Futures on the heap, which can be sent to other threads where there are threads.

use std::pin::Pin;

/// A future on the heap: what object-safe traits return. In a browser, where there are no threads, it need not be `Send`.
///
/// ```
/// use docwright_runtime::client::BoxFuture;
///
/// fn soon(number: u32) -> BoxFuture<'static, u32> {
///     Box::pin(async move { number })
/// }
/// # drop(soon(1));
/// ```
#[cfg(not(target_family = "wasm"))]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A future on the heap: what object-safe traits return. There are no threads here, so it need not be `Send`.
#[cfg(target_family = "wasm")]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// `Send` where there are threads, and nothing in a browser. Every type that can be has it.
///
/// ```
/// use docwright_runtime::client::{BoxFuture, MaybeSend};
///
/// fn boxed<T>(future: impl Future<Output = T> + MaybeSend + 'static) -> BoxFuture<'static, T> {
///     Box::pin(future)
/// }
/// # drop(boxed(async {}));
/// ```
#[cfg(not(target_family = "wasm"))]
pub trait MaybeSend: Send {}

#[cfg(not(target_family = "wasm"))]
impl<T: Send + ?Sized> MaybeSend for T {}

/// Nothing: there are no threads here.
#[cfg(target_family = "wasm")]
pub trait MaybeSend {}

#[cfg(target_family = "wasm")]
impl<T: ?Sized> MaybeSend for T {}
