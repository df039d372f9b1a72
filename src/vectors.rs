//! Running code with the vector instructions that the processor has.

use pulp::{Simd, WithSimd};

/// Runs some work compiled for the processor at hand, as far as it is `#[inline(always)]`.
#[expect(
    clippy::inline_always,
    reason = "the work must become part of the dispatched code"
)]
#[inline(always)]
pub(crate) fn vectorized<R>(work: impl FnMut() -> R) -> R {
    pulp::Arch::new().dispatch(Work(work))
}

/// Work that is called by reference: `pulp` calls a closure by value, for which the compiler puts a
/// function of its own in between that is not inlined, so that the work would be compiled without
/// vector instructions.
struct Work<F>(F);

impl<R, F: FnMut() -> R> WithSimd for Work<F> {
    type Output = R;

    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn with_simd<S: Simd>(mut self, _: S) -> R {
        (self.0)()
    }
}
