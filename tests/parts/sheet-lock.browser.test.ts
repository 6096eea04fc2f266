import { openRealWindows } from './lock-windows'
import { describeSheetLock } from './sheet-lock-cases'

describeSheetLock(openRealWindows)
