//! An uplink in memory.

use std::cell::RefCell;
use std::rc::Rc;
use std::vec::Vec;

use embedded_io_async::{ErrorKind, ErrorType, Write};

/// One end of it. A clone is the other end.
#[derive(Debug, Clone, Default)]
pub struct Wire {
    bytes: Rc<RefCell<Vec<u8>>>,
}

impl Wire {
    /// What was written since the last call.
    #[must_use]
    pub fn take(&self) -> Vec<u8> {
        self.bytes.take()
    }
}

impl ErrorType for Wire {
    type Error = ErrorKind;
}

impl Write for Wire {
    async fn write(&mut self, bytes: &[u8]) -> Result<usize, ErrorKind> {
        self.bytes.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    async fn flush(&mut self) -> Result<(), ErrorKind> {
        Ok(())
    }
}
