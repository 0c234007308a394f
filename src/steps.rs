//! Where a process may die: between any two of its effects. Tests stop it there; a release build has nothing of this.

#[cfg(debug_assertions)]
use std::sync::Arc;

#[cfg(debug_assertions)]
type Hook = Arc<dyn Fn(&str) -> bool + Send + Sync>;

/// Reached before and after every write to our memory and every call to a provider.
#[derive(Clone, Default)]
pub struct Steps {
    #[cfg(debug_assertions)]
    hook: Option<Hook>,
}

impl Steps {
    /// `hook` hears each step by its name; where it says `true`, nobody takes another step.
    #[cfg(debug_assertions)]
    pub fn new(hook: impl Fn(&str) -> bool + Send + Sync + 'static) -> Self {
        Self {
            hook: Some(Arc::new(hook)),
        }
    }

    #[cfg(debug_assertions)]
    pub async fn reach(&self, name: impl FnOnce() -> String) {
        if let Some(hook) = &self.hook
            && hook(&name())
        {
            std::future::pending::<()>().await;
        }
    }

    #[cfg(not(debug_assertions))]
    #[expect(clippy::unused_async, reason = "the same shape as in a debug build")]
    pub async fn reach(&self, _: impl FnOnce() -> String) {}
}
