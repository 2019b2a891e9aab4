//! What a decoder fills: the envelope and one record.

use crate::record::{Input, Object, Outcome, Record, Table};

/// How deep objects with a table may be nested: the envelope, its objects, the record, and its objects.
pub(super) const MAX_OBJECTS: usize = 7;

/// The tables of what is filled, and the name of the list.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(super) envelope: &'static Table,
    pub(super) record: &'static Table,
    pub(super) list: &'static str,
}

impl Shape {
    /// The shape of a page. It fails to compile if the decoder could not fill it.
    ///
    /// An envelope without a list:
    ///
    /// ```compile_fail,E0080
    /// #[derive(chatwire::Record)]
    /// #[record(envelope)]
    /// struct Bare {
    ///     altered: chatwire::Altered<Self>,
    /// }
    /// let _ = chatwire::Decoder::<chatwire::Chat, Bare>::new().finish();
    /// ```
    ///
    /// More than seven nested objects; here three around the list, and five from the record on:
    ///
    /// ```compile_fail,E0080
    /// use chatwire::{Altered, List, Record};
    ///
    /// #[derive(Record)]
    /// struct E { e: Option<u8> }
    /// #[derive(Record)]
    /// struct D { d: Option<E> }
    /// #[derive(Record)]
    /// struct C { c: Option<D> }
    /// #[derive(Record)]
    /// struct B { b: Option<C> }
    /// #[derive(Record)]
    /// #[record(element = "a", list = "as")]
    /// struct A { a: Option<B>, altered: Altered<Self> }
    /// #[derive(Record)]
    /// struct Inner { list: List }
    /// #[derive(Record)]
    /// struct Middle { #[record(default)] inner: Inner }
    /// #[derive(Record)]
    /// #[record(envelope)]
    /// struct Outer { #[record(default)] middle: Middle, altered: Altered<Self> }
    /// let _ = chatwire::Decoder::<A, Outer>::new().finish();
    /// ```
    ///
    /// With one object less it compiles:
    ///
    /// ```
    /// use chatwire::{Altered, List, Record};
    ///
    /// #[derive(Record)]
    /// struct D { d: Option<u8> }
    /// #[derive(Record)]
    /// struct C { c: Option<D> }
    /// #[derive(Record)]
    /// struct B { b: Option<C> }
    /// #[derive(Record)]
    /// #[record(element = "a", list = "as")]
    /// struct A { a: Option<B>, altered: Altered<Self> }
    /// #[derive(Record)]
    /// struct Inner { list: List }
    /// #[derive(Record)]
    /// struct Middle { #[record(default)] inner: Inner }
    /// #[derive(Record)]
    /// #[record(envelope)]
    /// struct Outer { #[record(default)] middle: Middle, altered: Altered<Self> }
    /// let mut decoder = chatwire::Decoder::<A, Outer>::new();
    /// let page = br#"{"middle":{"inner":{"as":[{"a":{"b":{"c":{"d":7}}}},{"a":{"b":{"c":{"d":"7"}}}}]}}}"#;
    /// let mut told = Vec::new();
    /// decoder.push(page, |event| told.push(match event {
    ///     chatwire::Event::Record(_) => "good".to_owned(),
    ///     chatwire::Event::Rejected(rejection) => rejection.field.to_string(),
    ///     _ => unreachable!(),
    /// }))?;
    /// assert_eq!(told, ["good", "a.b.c.d"]);
    /// # Ok::<(), chatwire::Error>(())
    /// ```
    ///
    /// A list of the records in a record, by a name that the derive does not know:
    ///
    /// ```compile_fail,E0080
    /// use chatwire::{Altered, List, Record};
    /// type Records = List;
    /// #[derive(Record)]
    /// #[record(element = "a", list = "as")]
    /// struct A { list: Records, altered: Altered<Self> }
    /// let _ = chatwire::Decoder::<A>::new().finish();
    /// ```
    pub(super) const fn new<R: Record, E: Record>() -> Self {
        let to_records = E::TABLE.depth_of_records() as usize;
        assert!(
            to_records > 0,
            "the envelope has no field of the type `List`"
        );
        assert!(
            to_records.saturating_add(R::TABLE.depth() as usize) <= MAX_OBJECTS
                && E::TABLE.depth() as usize <= MAX_OBJECTS,
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

/// [`Page`] without its types, so that one copy of the walk serves all records.
pub(crate) trait AnyPage {
    /// Gives a field the next piece of its value.
    fn put(&mut self, part: Part, path: &[u8], input: &mut Input<'_>) -> Outcome;
    /// Flags the field of this number.
    fn mark_altered(&mut self, part: Part, number: u8);
    fn clear_record(&mut self);
    /// Takes the members of the record that are complete in the chunk and plain.
    #[cfg(feature = "fast")]
    fn take(&mut self, path: &[u8], plain: &mut crate::record::Plain<'_>);
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
    fn take(&mut self, path: &[u8], plain: &mut crate::record::Plain<'_>) {
        Object::take(&mut self.record, path, plain);
    }
}
