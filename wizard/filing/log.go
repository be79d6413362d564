package filing

import "log/slog"

// Logs name things by their ids and never tell what somebody typed: LogValue keeps values out of log/slog, String out of
// package fmt (%v, %+v, %s). What tests print with %#v is complete.

// idLength is the length of the ids that the program makes: a ULID.
const idLength = 26

// named names a thing by its kind and its id. An id of a foreign form may be anything, and is not told.
func named(kind, id string) string {
	if len(id) != idLength {
		return kind
	}
	for _, letter := range []byte(id) {
		if (letter < '0' || letter > '9') && (letter < 'A' || letter > 'Z') {
			return kind
		}
	}
	return kind + " " + id
}

// String names the kind of thing, and nothing in it.
func (f Filing) String() string { return named("filing", f.ID) }

// LogValue implements slog.LogValuer.
func (f Filing) LogValue() slog.Value { return slog.StringValue(f.String()) }

// String names the kind of thing, and nothing in it.
func (Entity) String() string { return "filing.Entity" }

// LogValue implements slog.LogValuer.
func (e Entity) LogValue() slog.Value { return slog.StringValue(e.String()) }

// String names the kind of thing, and nothing in it.
func (Certificate) String() string { return "filing.Certificate" }

// LogValue implements slog.LogValuer.
func (c Certificate) LogValue() slog.Value { return slog.StringValue(c.String()) }

// String names the kind of thing, and nothing in it.
func (Principal) String() string { return "filing.Principal" }

// LogValue implements slog.LogValuer.
func (p Principal) LogValue() slog.Value { return slog.StringValue(p.String()) }

// String names the kind of thing, and nothing in it.
func (Service) String() string { return "filing.Service" }

// LogValue implements slog.LogValuer.
func (s Service) LogValue() slog.Value { return slog.StringValue(s.String()) }

// String names the kind of thing, and nothing in it.
func (Domain) String() string { return "filing.Domain" }

// LogValue implements slog.LogValuer.
func (d Domain) LogValue() slog.Value { return slog.StringValue(d.String()) }

// String names the kind of thing, and nothing in it.
func (PreApproval) String() string { return "filing.PreApproval" }

// LogValue implements slog.LogValuer.
func (p PreApproval) LogValue() slog.Value { return slog.StringValue(p.String()) }

// String names the kind of thing, and nothing in it.
func (Access) String() string { return "filing.Access" }

// LogValue implements slog.LogValuer.
func (a Access) LogValue() slog.Value { return slog.StringValue(a.String()) }

// String names the kind of thing, and nothing in it.
func (IPRange) String() string { return "filing.IPRange" }

// LogValue implements slog.LogValuer.
func (i IPRange) LogValue() slog.Value { return slog.StringValue(i.String()) }

// String names the kind of thing, and nothing in it.
func (App) String() string { return "filing.App" }

// LogValue implements slog.LogValuer.
func (a App) LogValue() slog.Value { return slog.StringValue(a.String()) }

// String names the kind of thing, and nothing in it.
func (Platform) String() string { return "filing.Platform" }

// LogValue implements slog.LogValuer.
func (p Platform) LogValue() slog.Value { return slog.StringValue(p.String()) }

// String names the kind of thing, and nothing in it.
func (Attachment) String() string { return "filing.Attachment" }

// LogValue implements slog.LogValuer.
func (a Attachment) LogValue() slog.Value { return slog.StringValue(a.String()) }

// String names the kind of thing, and nothing in it.
func (SetAside) String() string { return "filing.SetAside" }

// LogValue implements slog.LogValuer.
func (s SetAside) LogValue() slog.Value { return slog.StringValue(s.String()) }

// String names the kind of thing, and nothing in it.
func (Record) String() string { return "filing.Record" }

// LogValue implements slog.LogValuer.
func (r Record) LogValue() slog.Value { return slog.StringValue(r.String()) }

// LogValue implements slog.LogValuer: a value is not written down.
func (ResidentID) LogValue() slog.Value { return slog.StringValue("filing.ResidentID") }

// LogValue implements slog.LogValuer: a value is not written down.
func (Phone) LogValue() slog.Value { return slog.StringValue("filing.Phone") }

// LogValue implements slog.LogValuer: a value is not written down.
func (Email) LogValue() slog.Value { return slog.StringValue("filing.Email") }

// LogValue implements slog.LogValuer: a value is not written down.
func (USCC) LogValue() slog.Value { return slog.StringValue("filing.USCC") }

// LogValue implements slog.LogValuer: a value is not written down.
func (OrganizationCode) LogValue() slog.Value { return slog.StringValue("filing.OrganizationCode") }

// LogValue implements slog.LogValuer: a value is not written down.
func (DomainName) LogValue() slog.Value { return slog.StringValue("filing.DomainName") }

// LogValue implements slog.LogValuer: a value is not written down.
func (FilingNumber) LogValue() slog.Value { return slog.StringValue("filing.FilingNumber") }

// LogValue implements slog.LogValuer: a value is not written down.
func (AddressRange) LogValue() slog.Value { return slog.StringValue("filing.AddressRange") }
