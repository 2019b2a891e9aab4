//! What a decoder fills: the envelope and one record.

use crate::record::{Input, Object, Outcome, Record, Table};

/// The tables of what is filled, and the name of the list.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(super) envelope: &'static Table,
    pub(super) record: &'static Table,
    pub(super) list: &'static str,
}

impl Shape {
    /// The shape of a page. Fails to compile where the decoder could not fill it.
    pub(super) const fn new<R: Record, E: Record>() -> Self {
        let to_records = E::TABLE.depth_of_records() as usize;
        assert!(
            to_records > 0,
            "the envelope has no field of the type `List`"
        );
        assert!(
            to_records.saturating_add(R::TABLE.depth() as usize) <= super::stack::MAX_OBJECTS
                && E::TABLE.depth() as usize <= super::stack::MAX_OBJECTS,
            "the objects are nested too deep"
        );
        assert!(
            R::TABLE.depth_of_records() == 0,
            "a record has no list of records"
        );
        assert!(
            !R::LIST.is_empty() && crate::record::table::is_plain(R::LIST),
            "the name of the list is empty, or has a character that JSON escapes"
        );
        Self {
            envelope: E::TABLE,
            record: R::TABLE,
            list: R::LIST,
        }
    }
}

/// What is filled.
#[derive(Debug)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub(crate) struct Page<R, E> {
    pub(super) record: R,
    pub(super) envelope: E,
}

/// One of the two things in a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Envelope,
    Record,
}

/// [`Page`] without its types, so that one copy of the walk serves all.
pub(crate) trait AnyPage {
    /// Gives a field what there is for it.
    fn put(&mut self, part: Part, path: &[u8], input: &mut Input<'_>) -> Outcome;
    /// Flags the field of this number.
    fn mark_altered(&mut self, part: Part, number: u8);
    fn clear_record(&mut self);
    /// Takes the members that stand in the text whole and plain.
    #[cfg(feature = "fast")]
    fn take(&mut self, part: Part, path: &[u8], plain: &mut crate::record::Plain<'_>);
}

impl<R: Record, E: Record> AnyPage for Page<R, E> {
    fn put(&mut self, part: Part, path: &[u8], input: &mut Input<'_>) -> Outcome {
        match part {
            Part::Record => Object::put(&mut self.record, path, input),
            Part::Envelope => Object::put(&mut self.envelope, path, input),
        }
    }

    fn mark_altered(&mut self, part: Part, number: u8) {
        match part {
            Part::Record => self.record.altered().mark(number),
            Part::Envelope => self.envelope.altered().mark(number),
        }
    }

    fn clear_record(&mut self) {
        self.record.clear();
    }

    #[cfg(feature = "fast")]
    fn take(&mut self, part: Part, path: &[u8], plain: &mut crate::record::Plain<'_>) {
        match part {
            Part::Record => Object::take(&mut self.record, path, plain),
            Part::Envelope => Object::take(&mut self.envelope, path, plain),
        }
    }
}
