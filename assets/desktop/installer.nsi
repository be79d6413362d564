; Installs for one user, without an administrator. package.sh defines VERSION, FROM (folder of the files), TO (this
; installer) and LISTS (folder of files.nsh and gone.nsh: what is laid down, and the same to be taken away).
Target amd64-unicode
SetCompressor /SOLID lzma
ManifestDPIAware true
!include MUI2.nsh
!include FileFunc.nsh

Name "$(name)"
OutFile "${TO}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\BeianDesk"
InstallDirRegKey HKCU "Software\BeianDesk" "Folder"
VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "备案工作台 BeianDesk"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileDescription" "备案工作台安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "Apache-2.0"

!define PROGRAM "$INSTDIR\beiandesk.exe"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\BeianDesk"
!define CLASSES "Software\Classes"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "${PROGRAM}"
!define MUI_FINISHPAGE_SHOWREADME "$INSTDIR\guide\$(guide)"
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(read)"
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(stays)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

LangString name ${LANG_SIMPCHINESE} "备案工作台"
LangString name ${LANG_ENGLISH} "BeianDesk"
LangString guide ${LANG_SIMPCHINESE} "guide.zh.html"
LangString guide ${LANG_ENGLISH} "guide.en.html"
LangString read ${LANG_SIMPCHINESE} "看用户手册"
LangString read ${LANG_ENGLISH} "Read the user guide"
LangString package ${LANG_SIMPCHINESE} "备案工作台资料包"
LangString package ${LANG_ENGLISH} "BeianDesk package"
LangString locked ${LANG_SIMPCHINESE} "备案工作台资料包（已加密）"
LangString locked ${LANG_ENGLISH} "BeianDesk package, locked"
LangString running ${LANG_SIMPCHINESE} "备案工作台正在运行。关闭它，再按“重试”。已经填写的内容会保存。"
LangString running ${LANG_ENGLISH} "BeianDesk is running. Close it, then press Retry. What you filled in is saved."
LangString stays ${LANG_SIMPCHINESE} "只删除程序。您的草稿和证件留在 $APPDATA\BeianDesk，重新安装后还能打开；不再需要时，先在程序里删除全部资料，再删除程序。"
LangString stays ${LANG_ENGLISH} "Only the program is removed. Your drafts and papers stay in $APPDATA\BeianDesk and open again after a new installation. If you do not need them any more, delete everything in the program first."

; A program that runs cannot be replaced.
!macro Closed
  !define /redef ID ${__COUNTER__}
  again_${ID}:
  IfFileExists "${PROGRAM}" 0 closed_${ID}
  ClearErrors
  FileOpen $0 "${PROGRAM}" a
  IfErrors 0 free_${ID}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(running)" /SD IDCANCEL IDRETRY again_${ID}
  Abort
  free_${ID}:
  FileClose $0
  closed_${ID}:
!macroend

; Windows notices at once that files have another program.
!macro Tell
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section
  !insertmacro Closed
  SetOutPath "$INSTDIR"
  !include "${LISTS}/files.nsh"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\$(name).lnk" "${PROGRAM}"
  WriteRegStr HKCU "Software\BeianDesk" "Folder" "$INSTDIR"

  WriteRegStr HKCU "${CLASSES}\.beian" "" "BeianDesk.Case"
  WriteRegStr HKCU "${CLASSES}\BeianDesk.Case" "" "$(package)"
  WriteRegStr HKCU "${CLASSES}\BeianDesk.Case\DefaultIcon" "" "${PROGRAM},0"
  WriteRegStr HKCU "${CLASSES}\BeianDesk.Case\shell\open\command" "" '"${PROGRAM}" "%1"'
  ; A locked package ends in .beian.age. Other programs write .age files too, so that ours is only offered for them.
  WriteRegStr HKCU "${CLASSES}\.age\OpenWithProgids" "BeianDesk.LockedCase" ""
  WriteRegStr HKCU "${CLASSES}\BeianDesk.LockedCase" "" "$(locked)"
  WriteRegStr HKCU "${CLASSES}\BeianDesk.LockedCase\DefaultIcon" "" "${PROGRAM},0"
  WriteRegStr HKCU "${CLASSES}\BeianDesk.LockedCase\shell\open\command" "" '"${PROGRAM}" "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "$(name)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "BeianDesk"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  !insertmacro Tell
SectionEnd

; Drafts stay: they are the user's, and lie in a folder of their own. Of the program's folder only what was laid there goes,
; because somebody may have chosen a folder that holds other things.
Section Uninstall
  !insertmacro Closed
  !include "${LISTS}/gone.nsh"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\备案工作台.lnk"
  Delete "$SMPROGRAMS\BeianDesk.lnk"
  DeleteRegKey HKCU "${CLASSES}\.beian"
  DeleteRegKey HKCU "${CLASSES}\BeianDesk.Case"
  DeleteRegValue HKCU "${CLASSES}\.age\OpenWithProgids" "BeianDesk.LockedCase"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.age\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.age"
  DeleteRegKey HKCU "${CLASSES}\BeianDesk.LockedCase"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\BeianDesk"
  !insertmacro Tell
  MessageBox MB_OK|MB_ICONINFORMATION "$(stays)" /SD IDOK
SectionEnd
