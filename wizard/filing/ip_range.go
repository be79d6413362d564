package filing

import (
	"fmt"
	"net/netip"
	"strings"
)

// An AddressRange is a run of IP addresses, both ends included; a single address has equal ends.
type AddressRange struct{ First, Last netip.Addr }

// ParseAddressRange reads the two ends. ErrForm: an end is no address, the ends are of different families, or the first
// is higher than the last.
func ParseAddressRange(r IPRange) (AddressRange, error) {
	first, err := ParseAddress(r.First)
	if err != nil {
		return AddressRange{}, err
	}
	last, err := ParseAddress(r.Last)
	if err != nil {
		return AddressRange{}, err
	}
	if first.Is4() != last.Is4() {
		return AddressRange{}, fmt.Errorf("%w: one address is IPv4, the other IPv6", ErrForm)
	}
	if last.Less(first) {
		return AddressRange{}, fmt.Errorf("%w: the first address is higher than the last", ErrForm)
	}
	return AddressRange{first, last}, nil
}

// ParseAddress reads one IP address in any width. ErrForm: it is none, or names a zone.
func ParseAddress(s string) (netip.Addr, error) {
	a, err := netip.ParseAddr(Narrow(strings.TrimSpace(s)))
	if err != nil || a.Zone() != "" {
		return netip.Addr{}, fmt.Errorf("%w: IP address", ErrForm)
	}
	return a.Unmap(), nil
}

// String returns "first-last", or the one address.
func (r AddressRange) String() string {
	if r.First == r.Last {
		return r.First.String()
	}
	return r.First.String() + "-" + r.Last.String()
}

// Touches reports whether any address of the range lies in the block.
func (r AddressRange) Touches(block netip.Prefix) bool {
	if block.Addr().Is4() != r.First.Is4() {
		return false
	}
	return block.Contains(r.First) || block.Contains(r.Last) || r.First.Less(block.Masked().Addr()) && block.Masked().Addr().Less(r.Last)
}
