package screen

// Screens says which screen is built by what.
func Screens() map[Name]Screen {
	return map[Name]Screen{
		HomeScreen:      Home,
		InterviewScreen: Interview,
		KnockoutScreen:  Knockout,
		TasksScreen:     Tasks,
		StepScreen:      Step,
		PapersScreen:    Papers,
		LettersScreen:   Letters,
		AnswersScreen:   Answers,
		ReviewScreen:    Review,
		ExportScreen:    Export,
		SettingsScreen:  SettingsPage,
		ProgressScreen:  Progress,
		AfterScreen:     After,
		NoticeScreen:    Notice,
		ExhibitScreen:   ThenAndNow,
		SupportScreen:   Support,
		SheetScreen:     Spreadsheet,
		LockScreen:      Lock,
		WelcomeScreen:   Welcome,
		ProtectScreen:   Protect,
		BackupsScreen:   Backups,
	}
}
