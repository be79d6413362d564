; Installs for one user, without an administrator. package.sh defines VERSION, FROM (folder of the files) and TO (this installer).
Unicode true
SetCompressor /SOLID lzma
!include MUI2.nsh

Name "BeianDesk 备案工作台"
OutFile "${TO}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\BeianDesk"
InstallDirRegKey HKCU "Software\BeianDesk" "Folder"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "BeianDesk 备案工作台"
VIAddVersionKey /LANG=2052 "FileDescription" "BeianDesk 备案工作台安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "Apache-2.0"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\beiandesk.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\BeianDesk"
!define CLASSES "Software\Classes"

Section
  SetOutPath "$INSTDIR"
  File /r "${FROM}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\备案工作台.lnk" "$INSTDIR\beiandesk.exe"
  WriteRegStr HKCU "Software\BeianDesk" "Folder" "$INSTDIR"

  WriteRegStr HKCU "${CLASSES}\.beian" "" "BeianDesk.Case"
  WriteRegStr HKCU "${CLASSES}\BeianDesk.Case" "" "备案工作台材料包"
  WriteRegStr HKCU "${CLASSES}\BeianDesk.Case\DefaultIcon" "" "$INSTDIR\beiandesk.exe,0"
  WriteRegStr HKCU "${CLASSES}\BeianDesk.Case\shell\open\command" "" '"$INSTDIR\beiandesk.exe" "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "BeianDesk 备案工作台"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\beiandesk.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "BeianDesk"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

; Drafts stay: they are the user's, and lie in a folder of their own.
Section Uninstall
  RMDir /r "$INSTDIR"
  Delete "$SMPROGRAMS\备案工作台.lnk"
  DeleteRegKey HKCU "${CLASSES}\.beian"
  DeleteRegKey HKCU "${CLASSES}\BeianDesk.Case"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\BeianDesk"
SectionEnd
