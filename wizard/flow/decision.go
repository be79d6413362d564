package flow

import "github.com/beiandesk/beiandesk/wizard/filing"

// askShellAdds is answered by the region data as soon as the province is known.
const askShellAdds Ask = "shell_adds"

// asking says when a question is asked: when all of these answers have been given.
type asking struct {
	ask  Ask
	when answers
}

// askings lists the questions in order. One that stands in several rows is asked at the first that fits.
func askings() []asking {
	fresh, change, leave, move := answers{AskPurpose: purposeNew}, answers{AskPurpose: purposeChange}, answers{AskPurpose: purposeLeave}, answers{AskPurpose: purposeMove}
	both := fresh.and(answers{AskEntityFiled: yes, AskDomainFiled: yes, AskOwn: yes})
	return []asking{
		{AskPurpose, nil},
		{AskMoving, move},
		{AskClaimCause, move.and(answers{AskMoving: moveClaim})},
		{AskTargetClean, move.and(answers{AskMoving: moveTransfer})},
		{AskLeaving, leave},
		{AskNature, nil},
		{AskProvince, nil},

		{AskService, fresh},
		{AskEntityFiled, fresh},
		{AskDomainFiled, fresh},
		{AskOwn, fresh.and(answers{AskEntityFiled: yes, AskDomainFiled: yes})},
		{AskShell, fresh.and(answers{AskEntityFiled: yes, AskDomainFiled: no})},
		{AskEntityHere, fresh.and(answers{AskEntityFiled: yes, AskDomainFiled: no})},
		{AskEntityHere, both},
		{AskDomainHere, both},

		{AskEntityHere, change},
		{AskNumberChanged, change},
		{AskPart, change},
		{AskService, change.and(answers{AskPart: partService})},
		{AskService, change.and(answers{AskPart: partBoth})},

		{AskDomainHere, leave},
		{AskService, leave.and(answers{AskLeaving: leaveAccess})},
		{AskService, leave.and(answers{AskLeaving: leaveService})},
		{AskService, leave.and(answers{AskLeaving: leaveDomains})},

		{AskService, move.and(answers{AskMoving: moveClaim})},
		{AskService, move.and(answers{AskMoving: moveMigrate})},
		{AskDomainMoved, move.and(answers{AskMoving: moveMigrate})},

		{AskObstacle, nil},
	}
}

// decision is one row of the table by which a provider's system settles the type of an order.
type decision struct {
	when    answers
	verdict Verdict
}

// decisions follows the provider's documentation of 验证备案类型 and of each type of order, see the domain notes §1.2 to
// §1.10. The first row that fits what has been answered so far holds.
func decisions() []decision {
	free := answers{AskObstacle: obstacleNone}
	fresh, change := answers{AskPurpose: purposeNew}, answers{AskPurpose: purposeChange}
	leave, move := answers{AskPurpose: purposeLeave}, answers{AskPurpose: purposeMove}
	one, both := fresh.and(answers{AskEntityFiled: yes, AskDomainFiled: no}), fresh.and(answers{AskEntityFiled: yes, AskDomainFiled: yes})
	migrate := move.and(answers{AskMoving: moveMigrate})

	order := func(id string, o filing.Order, when answers) decision {
		return decision{when.and(free), Verdict{ID: id, Order: o}}
	}
	knockout := func(id string, when answers) decision { return decision{when, Verdict{ID: id, Knockout: true}} }
	return []decision{
		knockout("open_order", answers{AskObstacle: obstacleOrder}),
		// Another entity's account matters where this one has nothing there yet.
		knockout("account_taken", fresh.and(answers{AskObstacle: obstacleAccount})),
		knockout("account_taken", move.and(answers{AskObstacle: obstacleAccount})),
		{answers{AskObstacle: obstacleAccount, AskPurpose: purposeChange}, Verdict{ID: "account_other", Knockout: true}},
		{answers{AskObstacle: obstacleAccount, AskPurpose: purposeLeave}, Verdict{ID: "account_other", Knockout: true}},

		order("first", filing.First, fresh.and(answers{AskEntityFiled: no, AskDomainFiled: no})),
		knockout("domain_without_entity", fresh.and(answers{AskEntityFiled: no, AskDomainFiled: yes})),
		knockout("shell_entity", one.and(answers{AskShell: yes, askShellAdds: no})),
		order("add_service_here", filing.AddService, one.and(answers{AskEntityHere: yes})),
		order("add_service_elsewhere", filing.AddService, one.and(answers{AskEntityHere: no})),
		knockout("other_entity", both.and(answers{AskOwn: no})),
		knockout("already_here", both.and(answers{AskDomainHere: yes})),
		order("add_access_here", filing.AddAccess, both.and(answers{AskEntityHere: yes, AskDomainHere: no})),
		order("add_access_elsewhere", filing.AddAccess, both.and(answers{AskEntityHere: no, AskDomainHere: no})),

		knockout("change_elsewhere", change.and(answers{AskEntityHere: no})),
		knockout("number_changed", change.and(answers{AskNumberChanged: yes})),
		order("change_entity", filing.ChangeEntity, change.and(answers{AskPart: partEntity})),
		order("change_service", filing.ChangeService, change.and(answers{AskPart: partService})),
		order("change_filing", filing.ChangeFiling, change.and(answers{AskPart: partBoth})),

		knockout("leave_elsewhere", leave.and(answers{AskDomainHere: no})),
		order("cancel_access", filing.CancelAccess, leave.and(answers{AskLeaving: leaveAccess})),
		order("cancel_service", filing.CancelService, leave.and(answers{AskLeaving: leaveService})),
		order("cancel_entity", filing.CancelEntity, leave.and(answers{AskLeaving: leaveEntity})),
		order("change_domains", filing.ChangeService, leave.and(answers{AskLeaving: leaveDomains})),

		knockout("claim_not_needed", move.and(answers{AskClaimCause: claimNeither})),
		order("claim", filing.Claim, move.and(answers{AskMoving: moveClaim})),
		knockout("transfer_taken", move.and(answers{AskTargetClean: no})),
		order("transfer", filing.Transfer, move.and(answers{AskMoving: moveTransfer})),
		knockout("migrate_individual", migrate.and(answers{AskNature: string(filing.Individual)})),
		knockout("migrate_app", migrate.and(answers{AskService: string(filing.AppKind)})),
		knockout("domain_not_moved", migrate.and(answers{AskDomainMoved: no})),
		order("migrate", filing.Migrate, migrate),
	}
}
